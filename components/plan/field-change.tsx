import { diffWords } from './word-diff';

type FieldChangeProps = {
  /** Null for the task's own text. */
  name: string | null;
  before: string | null;
  after: string | null;
};

/** What a text was and is, word by word: taken away in red and struck through, new in green and underlined. */
export function FieldChange({ name, before, after }: FieldChangeProps) {
  const places = { removed: 0, added: 0, same: 0 };
  return (
    <p className="min-w-0 whitespace-pre-wrap break-words">
      {name ? <span className="mr-2 text-ink-faint text-sm">{name}</span> : null}
      {diffWords(before ?? '', after ?? '').map(({ kind, text }) => {
        const key = `${kind}${places[kind]++}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        if (kind === 'added') {
          return (
            <ins key={key} className="rounded-sm bg-laid-wash text-laid-text underline underline-offset-2">
              {text}
            </ins>
          );
        }
        return (
          <del key={key} className="rounded-sm bg-broken-wash text-broken-text line-through">
            {text}
          </del>
        );
      })}
    </p>
  );
}
