import { expect, test } from 'vitest';
import { parsePlan } from './parse-plan';

const titleOf = (heading: string, spec: string) =>
  parsePlan(`# ${heading}\n`, { spec, path: 'plan.md', hash: '' }).title;

test.each([
  ['Feature: F001 Chat', 'F001', 'Chat'],
  ['F001 Chat', 'F001', 'Chat'],
  ['F001: Chat', 'F001', 'Chat'],
  ['F001 – Chat', 'F001', 'Chat'],
  ['Layered Tasks: F001 - Chat', 'F001', 'Chat'],
])('%j of %s is shown as %j, without the name and without a space at its start', (heading, spec, title) => {
  expect(titleOf(heading, spec)).toBe(title);
});

test.each([
  ['F0012 Chat', 'F001'],
  ['chatter', 'chat'],
  ['chat-bot for shops', 'chat'],
  ['F001', 'F001'],
])('%j of %s stays whole: the name is cut off as a word of its own, and only before other words', (heading, spec) => {
  expect(titleOf(heading, spec)).toBe(heading);
});
