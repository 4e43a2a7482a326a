import { Ban, CircleHelp, CirclePause } from 'lucide-react';
import { isDead, type Preflight } from '@/lib/domain/preflight';
import { NearestCommands } from './nearest-commands';

type PreflightNoteProps = {
  preflight: Preflight;
  onChoose?: (command: string) => void;
  /** One press puts the chosen command in the dead one's place. */
  replaces?: boolean;
};

const icons = { missing: Ban, disabled: CirclePause, ambiguous: CircleHelp, 'no-executor': Ban } as const;

/** Says when a command cannot be carried out here, and which living commands are nearest. */
export function PreflightNote({ preflight, onChoose, replaces = false }: PreflightNoteProps) {
  if (preflight.state === 'ready' || preflight.state === 'not-needed') return null;
  const Icon = icons[preflight.state];
  return (
    <div className="flex gap-1.5 text-broken-text text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p>{preflight.message}</p>
        {isDead(preflight) ? (
          <NearestCommands commands={preflight.nearest} onChoose={onChoose} replaces={replaces} />
        ) : null}
      </div>
    </div>
  );
}
