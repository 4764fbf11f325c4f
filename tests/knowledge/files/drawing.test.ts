import { describe, expect, test } from 'vitest';
import { maxElementDepth, maxElements, readDrawing } from '../../../src/knowledge/files/drawing.ts';
import { drawing } from '../../support/builders.ts';

const messages = (text: string): string[] =>
  readDrawing(text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 20"';

describe('the size', () => {
  test.each([
    [`${svg}/>`, { width: 10, height: 20 }],
    [`${svg} width="280" height="560px"/>`, { width: 280, height: 560 }],
    [`${svg} width="100%" height="100%"/>`, { width: 10, height: 20 }],
    [
      '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5,-5,10.4,20"/>',
      { width: 10, height: 20 },
    ],
  ])('of %s', (text, size) => {
    expect(readDrawing(text)).toEqual({ size, problems: [] });
  });

  test.each(['<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>', `${svg.replace('0 0 10 20', '0 0 1e9 2')}/>`])(
    'is missing in %s',
    (text) => {
      expect(messages(text)).toEqual(['1:1 The drawing has no `viewBox`, so it could not be scaled.']);
    },
  );
});

test('a drawing may have shapes, text, gradients, styles and references to itself', () => {
  const inside = `
    <style>.a { fill: url(#g); font-family: "PingFang SC", sans-serif }</style>
    <defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
    <g id="b" class="a" fill="url('#g')"><text x="1" y="2">订单 &amp; <tspan>退款</tspan></text></g>
    <use href="#b"/>`;
  expect(messages(drawing(inside))).toEqual([]);
});

describe('a drawing is refused for', () => {
  test.each([
    ['a script', '<script href="#a"/>', '1:63 `<script>` is not allowed in a drawing.'],
    ['a handler', '<g onclick="x()"/>', '1:63 `onclick` would run as code.'],
    ['a handler with a prefix', '<g xmlns:o="urn:o" o:onload="x()"/>', '1:63 `o:onload` would run as code.'],
    ['HTML', '<foreignObject/>', '1:63 `<foreignObject>` is not allowed in a drawing.'],
    ['another namespace', '<p xmlns="http://www.w3.org/1999/xhtml"/>', '1:63 `<p>` is not allowed in a drawing.'],
    [
      'a script under a prefix',
      '<s:script xmlns:s="http://www.w3.org/2000/svg"/>',
      '1:63 `<s:script>` is not allowed in a drawing.',
    ],
    ['a picture inside', '<image href="data:image/png;base64,AA"/>', '1:63 `<image>` is not allowed in a drawing.'],
    ['a link', '<a href="javascript:x()"/>', '1:63 `<a>` is not allowed in a drawing.'],
    ['an animation', '<animate attributeName="href"/>', '1:63 `<animate>` is not allowed in a drawing.'],
    [
      'a foreign reference',
      '<use href="https://a.example/b.svg#c"/>',
      '1:63 `href="https://a.example/b.svg#c"` refers to something outside of the drawing.',
    ],
    [
      'a foreign fill',
      '<g fill="url( &quot;//a.example/b&quot; )"/>',
      '1:63 `url(//a.example/b" )` refers to something outside of the drawing.',
    ],
    ['an import', '<style>@import "a.css";</style>', undefined],
    ['a font', '<style>@font-face { src: local(a) }</style>', undefined],
    ['a set of pictures', '<style>g { background: image-set("a.png" 1x) }</style>', undefined],
    ['an escaped reference', '<style>g { fill: u\\72l(//a.example) }</style>', undefined],
    ['a reference in CDATA', '<style><![CDATA[g { fill: url(//a.example) }]]></style>', undefined],
  ])('%s', (_what, inside, message) => {
    const found = messages(drawing(inside));
    expect(found.length).toBeGreaterThan(0);
    if (message !== undefined) expect(found).toContain(message);
  });

  test.each([
    ['a doctype', `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${drawing('<text>&b;</text>')}`],
    ['a style sheet', `<?xml-stylesheet href="a.css"?>${drawing()}`],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['a root without a namespace', '<svg viewBox="0 0 1 1"/>'],
    ['broken XML', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'],
    ['no XML at all', ''],
    ['binary data', '\0\u0001\uFFFD'],
  ])('%s', (_what, text) => {
    expect(messages(text)).not.toEqual([]);
  });

  test('more elements, deeper ones, and more drawn by `<use>` than a browser can take', () => {
    expect(messages(drawing('<g/>'.repeat(maxElements)))).toEqual([expect.stringContaining(`more than ${maxElements} elements`)]);
    expect(messages(drawing('<g>'.repeat(maxElementDepth) + '</g>'.repeat(maxElementDepth)))).toEqual([
      expect.stringContaining(`more than ${maxElementDepth} levels`),
    ]);
    const doubled = Array.from(
      { length: 30 },
      (_, index) => `<g id="g${index + 1}"><use href="#g${index}"/><use href="#g${index}"/></g>`,
    );
    expect(messages(drawing(`<g id="g0"/>${doubled.join('')}`))).toEqual([
      expect.stringContaining('`<use>` elements draw more than'),
    ]);
    expect(messages(drawing('<g id="a"><use href="#a"/></g>'))).toEqual([]);
  });

  test('many faults with the first of them, in little time', () => {
    expect(messages(drawing('<script/>'.repeat(4_000)))).toHaveLength(20);
    expect(messages(drawing(`<style>${'url('.repeat(20_000)}</style>`)).length).toBeLessThanOrEqual(20);
  });
});
