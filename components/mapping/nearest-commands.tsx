type NearestCommandsProps = {
  commands: readonly string[];
  onChoose?: (command: string) => void;
  /** One press puts the command in the dead one's place; else it opens the dialog with it filled in. */
  replaces?: boolean;
};

/** Living commands to take instead of a dead one, best first. */
export function NearestCommands({ commands, onChoose, replaces = false }: NearestCommandsProps) {
  if (commands.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1.5 text-sm">
      <span className="text-ink-soft">{replaces ? 'Replace by' : 'Nearest:'}</span>
      {commands.map((command) =>
        onChoose ? (
          <button
            key={command}
            type="button"
            aria-label={replaces ? `Replace by ${command}` : `Choose ${command}`}
            onClick={() => onChoose(command)}
            className="rounded-sm border border-edge/60 bg-face px-1.5 py-0.5 font-mono text-ink text-xs hover:border-edge hover:bg-hover pointer-coarse:py-2"
          >
            {command}
          </button>
        ) : (
          <code key={command} className="font-mono text-ink text-xs">
            {command}
          </code>
        ),
      )}
    </p>
  );
}
