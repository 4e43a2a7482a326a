import { describe, expect, it } from 'vitest';
import type { StoneLook } from './status-looks';
import { gatherLooks, layCourses, stonesPerCourse } from './wall-plan';

const tasks = (count: number, look: StoneLook = 'laid') =>
  Array.from({ length: count }, (_, index) => ({ id: `t${index}`, key: `L0.${index + 1}`, label: `t${index}`, look }));

describe('layCourses', () => {
  it('lays every task once, in order, in courses of about the same length', () => {
    const courses = layCourses(tasks(14), 6);
    expect(courses.flat().map((stone) => stone.id)).toEqual(tasks(14).map((task) => task.id));
    expect(courses.map((course) => course.length)).toEqual([4, 5, 5]);
  });

  it('gives a task the same block whatever happens to its neighbours', () => {
    const [before, after] = [layCourses(tasks(5), 6), layCourses(tasks(5, 'broken'), 6)];
    expect(after.flat().map((stone) => stone.width)).toEqual(before.flat().map((stone) => stone.width));
  });

  it('shares blocks in a very long layer, and never hides what failed', () => {
    const many = tasks(10_000).map((task, index) => (index === 7_777 ? { ...task, look: 'broken' as const } : task));
    const stones = layCourses(many, 6).flat();
    expect(stones.length).toBe(120);
    expect(stones.filter((stone) => stone.look === 'broken')).toHaveLength(1);
  });

  it('has one empty course for a layer without tasks', () => {
    expect(layCourses([], 6)).toEqual([[]]);
  });
});

it('shows several tasks as laid only when all of them are', () => {
  expect(gatherLooks(['laid', 'laid'])).toBe('laid');
  expect(gatherLooks(['laid', 'plain'])).toBe('plain');
  expect(gatherLooks(['live', 'broken', 'ask'])).toBe('broken');
});

it('lengthens the courses of a large plan so that the wall stays low', () => {
  expect(stonesPerCourse([4, 5, 5, 2])).toBe(6);
  const large = [500, 500, 500, 500];
  const courses = large.map((size) => layCourses(tasks(size), stonesPerCourse(large)).length);
  expect(courses.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(24);
});
