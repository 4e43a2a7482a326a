'use client';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CorrectRequest } from '@/components/task/use-task-acts';
import type { BoardTask } from '@/lib/domain/board';
import type { Answer } from '@/lib/domain/mapping';
import type { ReviewTask } from './review-filter';
import { nextToReview, stepFrom } from './review-items';
import type { RowActs } from './review-row';
import { canApprove, reviewState } from './review-state';
import type { usePlace } from './use-place';
import type { ReviewActs } from './use-review-acts';
import type { ReviewAddress } from './use-review-address';
import type { ReviewMoves } from './use-review-keys';

type DeskParts = {
  tasks: readonly ReviewTask[];
  place: ReturnType<typeof usePlace>;
  acts: ReviewActs;
  address: ReviewAddress;
  setAddress: (change: Partial<ReviewAddress>) => void;
  field: RefObject<HTMLInputElement | null>;
  pane: RefObject<HTMLElement | null>;
  onBack: () => void;
};

/** What lies open on the desk (marks, a field, the pane, a dialog), and what every key and button does with it. */
export function useReviewDesk(parts: DeskParts) {
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [asking, ask] = useState<'above' | 'bulk' | null>(null);
  const [request, setRequest] = useState<CorrectRequest | null>(null);
  const latest = useRef({ ...parts, marks, isOpen });
  useEffect(() => {
    latest.current = { ...parts, marks, isOpen };
  });
  const { tasks, acts } = parts;
  const before = useRef<BoardTask | null>(null);
  // The dialog does not say what it saved: its answer shows as a new mapping.
  useEffect(() => {
    const was = before.current;
    const is = was && tasks.find(({ row }) => row.task.id === was.task.id)?.row;
    const isSaved = is?.mapping.origin === 'person' && is.mapping.id !== was?.mapping.id;
    if (was && isSaved) acts.note(`${was.task.key} has another answer`, [was]);
    if (isSaved || request === null) before.current = null;
  }, [tasks, acts, request]);

  const fixed = useMemo(() => {
    const now = () => latest.current;
    const currentRow = (): BoardTask | null => {
      const { items, at } = now().place.now.current;
      const line = items[at];
      return line?.kind === 'task' ? line.row : null;
    };
    const wanted = (): BoardTask[] => {
      const { marks: marked, tasks } = now();
      if (marked.size) return tasks.filter(({ row }) => marked.has(row.task.id)).map(({ row }) => row);
      const row = currentRow();
      return row ? [row] : [];
    };
    const clearMarks = (): void => setMarks(new Set());
    const goOn = (): void => {
      const { items, at } = now().place.now.current;
      const next = nextToReview(items, at);
      if (next !== -1) now().place.goTo(next);
    };
    const edit = (row: BoardTask | null): void => {
      if (row && reviewState(row) !== 'settled') setEditing(row.task.id);
    };
    const toggleMark = (id: string, on?: boolean): void => {
      setMarks((before) => {
        const next = new Set(before);
        if (on ?? !next.has(id)) next.add(id);
        else next.delete(id);
        return next;
      });
    };
    const moves: ReviewMoves = {
      step(step, marking) {
        const from = currentRow();
        const { items, at } = now().place.now.current;
        const to = stepFrom(items, at, step);
        const line = items[to];
        if (marking && from) toggleMark(from.task.id, true);
        if (marking && line?.kind === 'task') toggleMark(line.row.task.id, true);
        now().place.goTo(to);
      },
      toEnd(end) {
        const { items } = now().place.now.current;
        now().place.goTo(end === 'first' ? stepFrom(items, -1, 1) : stepFrom(items, items.length, -1));
      },
      next: goOn,
      approve() {
        const rows = wanted();
        const isOne = now().marks.size === 0;
        now().acts.approve(rows);
        const [row] = rows;
        if (!isOne) clearMarks();
        else if (row && canApprove(reviewState(row))) goOn();
      },
      takeBack() {
        now().acts.takeBack(wanted());
        clearMarks();
      },
      approveAbove: () => ask('above'),
      edit() {
        if (now().marks.size) ask('bulk');
        else edit(currentRow());
      },
      openDialog() {
        const row = currentRow();
        if (!row || reviewState(row) === 'settled') return;
        const { id, key } = row.task;
        before.current = row;
        setRequest({ task: { id, key }, verb: 'correct' });
      },
      explain() {
        if (now().isOpen) now().pane.current?.focus();
        setIsOpen(true);
      },
      mark() {
        const row = currentRow();
        if (row) toggleMark(row.task.id);
      },
      leave() {
        const { pane, place, marks: marked, isOpen: open } = now();
        if (pane.current?.contains(document.activeElement)) place.focus();
        else if (marked.size) clearMarks();
        else if (open) setIsOpen(false);
        else return false;
        return true;
      },
      undo: () => now().acts.undo(),
      find() {
        now().field.current?.focus();
        now().field.current?.select();
      },
      show: (filter) => now().setAddress({ filter }),
      order: () => now().setAddress({ order: now().address.order === 'plan' ? 'confidence' : 'plan' }),
      back: () => now().onBack(),
    };
    const on = (id: string, act: () => void): void => {
      now().place.goToTask(id);
      act();
    };
    const rowActs: RowActs = {
      go: (id) => now().place.goToTask(id),
      toggleMark: (id) => toggleMark(id),
      approve: (id) => on(id, () => now().acts.approve(currentRow() ? [currentRow() as BoardTask] : [])),
      edit: (id) => on(id, () => edit(currentRow())),
      explain: (id) => on(id, () => setIsOpen(true)),
    };
    return {
      moves,
      rowActs,
      clearMarks,
      saveEdit(answer: Answer) {
        const row = currentRow();
        setEditing(null);
        if (row) now().acts.answer([row], answer);
        const { items, at } = now().place.now.current;
        const next = nextToReview(items, at);
        now().place.goTo(next === -1 ? at : next);
      },
      /** The dialog shows what a rule made of it would change, before it is saved. */
      rememberEdit(answer: Answer) {
        const row = currentRow();
        setEditing(null);
        if (!row) return;
        before.current = row;
        const { id, key } = row.task;
        setRequest({ task: { id, key }, verb: 'correct', answer, remember: 'project' });
      },
      leaveEdit() {
        setEditing(null);
        now().place.goTo(now().place.now.current.at);
      },
      answerMarked(answer: Answer) {
        now().acts.answer(wanted(), answer);
        ask(null);
        clearMarks();
      },
      approveTasks(tasks: readonly ReviewTask[]) {
        now().acts.approve(tasks.map(({ row }) => row));
        ask(null);
      },
      closePane() {
        setIsOpen(false);
        now().place.focus();
      },
    };
  }, []);

  return {
    ...fixed,
    marks,
    editing,
    isOpen,
    asking,
    ask,
    request,
    closeDialog: () => setRequest(null),
  };
}
