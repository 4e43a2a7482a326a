import { describe, expect, it } from 'vitest';
import { readTask } from './read-task';
import { readWords, stemsOf } from './words';

describe('words', () => {
  it('of one idea have one stem, however they are written.', () => {
    expect(stemsOf('Sign-In sign in Signin')).toEqual(['signin', 'signin', 'signin']);
    expect(stemsOf('policies policy boxes box e2e end-to-end')).toEqual([
      'policy',
      'policy',
      'box',
      'box',
      'e2e',
      'e2e',
    ]);
  });

  it('of other languages have the stems of ours.', () => {
    expect(stemsOf('Tabelle tabela tabla')).toEqual(['table', 'table', 'table']);
    expect(stemsOf('数据库迁移')).toEqual(['database', 'migration']);
    expect(stemsOf('ログインページ')).toEqual(['login', 'page']);
  });

  it('written without spaces keep their places in the text, foreign letters among them stay whole.', () => {
    const text = '添加OpenAI提供商';
    expect(readWords(text).map((word) => [word.stem, text.slice(word.start, word.end)])).toEqual([
      ['add', '添加'],
      ['openai', 'OpenAI'],
      ['provider', '提供商'],
    ]);
  });

  it.each([
    ['创建登录页面', 'make', ['login', 'page']],
    ['ログインページを作成する', 'make', ['login', 'page']],
    ['サーバーに認証を追加', 'make', ['authentication']],
    ['修复登录页面', 'fix', ['login', 'page']],
    ['Criar tabela de pedidos', 'make', ['table']],
    ['Datenbank einrichten', 'make', ['database', 'einrichten']],
  ])('%j is of the kind %s and about %j.', (text, kind, about) => {
    const task = readTask(text);
    const [object] = task.objects;
    expect(task.kind).toBe(kind);
    expect(task.words.slice(object?.from, object?.to).map((word) => word.stem)).toEqual(about);
  });
});
