'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import type { Question } from '@/lib/domain/question';
import { DenyFields } from './deny-fields';
import { DiffLines } from './diff-lines';
import { inputProblem } from './input-problem';
import { proposedDiff } from './proposed-diff';
import { ToolInput } from './tool-input';
import type { Reply } from './use-reply';

type Permission = Extract<Question, { kind: 'permission' }>;
type PermissionFormProps = { question: Permission; send: (reply: Reply) => void };

/** Allow once, allow always here, change what it would do, or deny with a reason. */
export function PermissionForm({ question, send }: PermissionFormProps) {
  const { tool, title, input, editable, always } = question;
  // Often the reason is the path that the title names anyway.
  const reason = question.reason && !title.includes(question.reason) ? question.reason : null;
  const diff = proposedDiff(input);
  const [mode, setMode] = useState<'ask' | 'change' | 'deny'>('ask');
  const [text, setText] = useState(input);
  const wrong = mode === 'change' ? inputProblem(text) : null;
  return (
    <div className="grid gap-3">
      {reason ? <p className="text-ink-soft">{reason}</p> : null}
      {mode === 'change' ? (
        <Field label={`Input of ${tool}, as JSON`} error={wrong}>
          {(ids) => (
            <Textarea
              {...ids}
              autoFocus
              rows={Math.min(16, text.split('\n').length + 1)}
              spellCheck={false}
              value={text}
              className="font-mono text-sm"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      ) : diff ? (
        <DiffLines diff={{ ...diff, path: title.replace(/^\S+ /, '') }} what={proposalWords(input, diff.kind)} />
      ) : (
        <ToolInput input={input} label={`Input of ${tool}`} />
      )}
      {mode === 'deny' ? (
        <DenyFields
          label="Why not?"
          hint="The agent is told, and may go another way."
          verb="Deny"
          onDeny={(why) => send({ type: 'deny', reason: why })}
          onBack={() => setMode('ask')}
        />
      ) : mode === 'change' ? (
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="md"
            look="primary"
            disabledReason={wrong}
            onClick={() => send({ type: 'allow', always: false, input: text === input ? null : text })}
          >
            Allow with this input
          </Button>
          <Button size="md" look="quiet" onClick={() => setMode('ask')}>
            Back
          </Button>
        </div>
      ) : (
        <div className="grid gap-2">
          <div className="flex flex-wrap gap-1.5">
            <Button size="md" look="primary" onClick={() => send({ type: 'allow', always: false, input: null })}>
              Allow once
            </Button>
            {always === null ? null : (
              <Button size="md" onClick={() => send({ type: 'allow', always: true, input: null })}>
                Allow always here
              </Button>
            )}
            {editable ? (
              <Button size="md" onClick={() => setMode('change')}>
                Change input …
              </Button>
            ) : null}
            <Button size="md" look="danger" onClick={() => setMode('deny')}>
              Deny …
            </Button>
          </div>
          {always === null ? null : <p className="text-ink-faint text-xs">“Always here” allows {always}.</p>}
        </div>
      )}
    </div>
  );
}

const proposalWords = (input: string, kind: 'created' | 'modified'): string =>
  kind === 'created'
    ? 'to be written'
    : /"replace_all":\s*true/.test(input)
      ? 'to be changed, wherever it stands'
      : 'to be changed';
