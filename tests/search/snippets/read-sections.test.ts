import { describe, expect, test } from 'vitest';
import { readSections } from '../../../src/search/snippets/read-sections.ts';

describe('the sections of a body', () => {
  test('keep headings, labels, steps and rows apart from sentences', () => {
    const html = `<p>First of all.</p>
<div class="heading"><h2 id="how">How</h2><a class="anchor" href="#how" aria-hidden="true">#</a></div>
<div class="diagnosis fix"><p class="diagnosis-title" role="heading">What to do</p><div class="steps"><ol>
<li>Open <strong>Orders</strong>.</li>
<li><p>Tap it.</p><p>Confirm.</p></li></ol></div></div>
<p>Then wait:</p><div class="table-box"><table><thead><tr><th>By</th><th>Days</th></tr></thead><tbody><tr><td>Card</td><td>3 &#x26; more</td></tr></tbody></table></div>`;
    expect(readSections(html)).toEqual([
      { blocks: [['text', 'First of all.']] },
      {
        id: 'how',
        heading: 'How',
        label: 'What to do',
        role: 'fix',
        blocks: [
          ['step', 'Open Orders.'],
          ['step', 'Tap it. Confirm.'],
        ],
      },
      {
        id: 'how',
        heading: 'How',
        blocks: [
          ['text', 'Then wait:'],
          ['head', 'By', 'Days'],
          ['row', 'Card', '3 & more'],
        ],
      },
    ]);
  });

  test('have nothing of drawings, hidden lists and footnotes', () => {
    const html =
      '<p>Seen<sup><a href="#1">1</a></sup>.</p><figure><img src="/a.svg" alt="a"><svg><circle r="1"></circle><text>4</text></svg><ol class="unseen"><li>Mark</li></ol></figure><section class="footnotes"><h2 class="sr-only" id="f">Footnotes</h2><p>Note</p></section>';
    expect(readSections(html)).toEqual([{ blocks: [['text', 'Seen.']] }]);
  });

  test('broken references and foreign entities stay as they are', () => {
    expect(readSections('<p>&#x110000; &unknown; &lt;b&gt;</p>')).toEqual([{ blocks: [['text', '&#x110000; &unknown; <b>']] }]);
  });

  test('an empty body has none', () => {
    expect(readSections('')).toEqual([]);
  });
});
