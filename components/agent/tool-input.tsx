import { Fragment } from 'react';

const block = 'max-h-72 overflow-auto rounded-md border bg-inset px-3 py-2 font-mono text-xs leading-[1.1875rem]';

/** Foreign text of any length in a box of its own, reachable by keyboard. */
export function TextBlock({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className={block}>
      <pre className="whitespace-pre-wrap">{text}</pre>
    </section>
  );
}

/** A tool's input, field by field where it can be told apart, else as it is. */
export function ToolInput({ input, label }: { input: string; label: string }) {
  const fields = fieldsOf(input);
  if (!fields) return <TextBlock text={input} label={label} />;
  if (fields.length === 0) return null;
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[minmax(5rem,auto)_minmax(0,1fr)]">
      {fields.map(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
        return (
          <Fragment key={name}>
            <dt className="pt-0.5 text-ink-faint">{name.replaceAll('_', ' ')}</dt>
            <dd className="min-w-0">
              {text.length > 80 || text.includes('\n') ? (
                <TextBlock text={text} label={`${label}: ${name}`} />
              ) : (
                <code className="font-mono">{text}</code>
              )}
            </dd>
          </Fragment>
        );
      })}
    </dl>
  );
}

function fieldsOf(input: string): [string, unknown][] | null {
  try {
    const value: unknown = JSON.parse(input);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(value) : null;
  } catch {
    return null;
  }
}
