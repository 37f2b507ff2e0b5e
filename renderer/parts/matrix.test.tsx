import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Matrix } from './matrix.tsx';

const html = renderToStaticMarkup(
  <Matrix
    label="Impact"
    corner="Service"
    columns={[{ id: 'a', name: '<img src=x onerror=alert(1)>' }]}
    rows={[
      { id: 'r', name: '<b>bold</b>', cells: [{ mark: 'down', word: 'Down', roots: [1, 2] }] },
      { id: 'w', name: 'wide', cells: [], wide: { mark: 'ok', word: 'OK in 300 schools' } },
    ]}
  />,
);

test('names are text, never markup', () => {
  expect(html).not.toContain('<b>bold');
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;b&gt;bold&lt;/b&gt;');
});

test('it is a real table with headers of rows and columns', () => {
  expect(html).toMatch(/<table[^>]*aria-label="Impact"/);
  expect(html).toContain('scope="col"');
  expect(html).toContain('scope="row"');
});

test('a cell says its state by shape and word and carries the numbers of its roots', () => {
  expect(html).toMatch(/class="cell down"><svg.*Down.*root-number">1<.*root-number">2</s);
});
