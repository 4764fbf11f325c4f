import { maxPictureBytes } from '../../../knowledge/files/picture.ts';
import type { AdviceOn } from '../../advice.ts';

export const brandRules: AdviceOn<'brand' | 'theme'> = {
  'brand/missing-picture': {
    summary: 'Pictures named in brand of site.yaml are in content/media/.',
    why: 'Without the logo the header is empty, and shared links have no picture.',
    fix: 'Put the picture into content/media/ or correct its name. Paths begin inside media/, and capitals must be the same.',
    example: { wrong: 'brand:\n  logo: media/Logo.svg', right: 'brand:\n  logo: logo.svg' },
  },
  'brand/picture': {
    summary: `Logo and icons are SVG without scripts or PNG, at most ${maxPictureBytes / 1024} KiB.`,
    why: 'SVG can run scripts and load other sites, and a large file slows down the first visit.',
    fix: 'Export it again: SVG with a viewBox and without scripts, outside pictures and fonts, or a smaller PNG for a photo.',
  },
  'brand/contrast': {
    summary: 'Colours changed in theme.css have a contrast of at least 4.5 for text, and 3 for buttons and fields.',
    why: 'With less, text cannot be read in sunlight, on old screens or with weak eyes.',
    fix: 'Make the colour of the finding darker or lighter; light and dark are checked separately. For just another colour set brand.color in site.yaml, and the whole palette is computed.',
    example: { wrong: ':root { --link: #7fc8a4; }', right: ':root { --link: #00603d; }' },
  },
  'theme/syntax': {
    summary: 'theme.css can be parsed.',
    why: 'One mistake makes the whole file useless.',
    fix: 'Look at the place of the finding: braces come in pairs, and each declaration ends with a semicolon.',
    example: { wrong: ':root { --link: #00603d;', right: ':root { --link: #00603d; }' },
  },
  'theme/unexpected': {
    summary: 'theme.css has custom properties of :root only, with another set for dark if you like.',
    why: 'Other styles would undo what was done for old browsers, print and accessibility, and may stop working with the next version.',
    fix: 'Write only properties that begin with --, in :root; those for dark in :root[data-theme="dark"] or @media (prefers-color-scheme: dark).',
    example: { wrong: 'a { color: #00603d; }', right: ':root { --link: #00603d; }' },
  },
  'theme/unknown-property': {
    summary: 'Properties of theme.css are ones that pages use.',
    why: 'With a wrong name nothing changes, and nothing else would tell you.',
    fix: 'Use one of the names of the finding. Others cannot be changed.',
    example: { wrong: ':root { --links: #00603d; }', right: ':root { --link: #00603d; }' },
  },
  'theme/value': {
    summary: 'Values of theme.css are colours, lengths or fonts, and load no file.',
    why: 'A wrong colour does nothing. An address in a style tells another site who reads the help centre.',
    fix: 'Write a colour, a length or names of fonts. Pictures belong in brand of site.yaml.',
    example: {
      wrong: ':root { --font: url(https://fonts.example.com/a.woff2); }',
      right: ':root { --font: "Inter", sans-serif; }',
    },
  },
};
