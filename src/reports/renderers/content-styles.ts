/** What the blocks of a report look like, below an element with the class `report`, in the colours of the site's pages. */
export const contentStyles = `
.report h2 { margin: 0 0 1rem; font-size: 1.35rem; line-height: 1.3; }
.report .block-title { margin: 1.5rem 0 .5rem; font-size: 1rem; line-height: 1.4; }
.report section { margin-top: 3rem; scroll-margin-top: 1rem; }
.report section > p, .report > p { max-width: 46rem; margin: 0; color: var(--ink-3); }
.report section > p + p, .report > p + p { margin-top: .5rem; }
.report .scroll + p, .report .figures + p, .report ul + p { margin-top: 1rem; }
.report a { color: var(--link); text-decoration: underline; text-underline-offset: .2em; }
.report :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.report ul { margin: .75rem 0 0; padding-left: 1.25rem; list-style: disc; }

.report .notice { max-width: none; margin: 0 0 1rem; padding: .75rem 1rem; border-radius: .5rem; background: var(--warn-bg); color: var(--ink); border-left: 4px solid var(--warn); }

.report .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem; margin: 1rem 0 0; }
.report .figure { padding: 1rem 1.25rem; background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--ink-3); border-radius: .6rem; }
.report .figure.good { border-top-color: var(--ok); }
.report .figure.warn { border-top-color: var(--warn); }
.report .figure.bad { border-top-color: var(--bad); }
.report .figure dt { color: var(--ink-3); font-size: .95rem; }
.report .figure dd { margin: 0; }
.report .figure .value { font-size: 2rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; }
.report .figure .detail { font-size: .9rem; font-variant-numeric: tabular-nums; }
.report .figure .note { margin-top: .35rem; color: var(--ink-3); font-size: .875rem; }

/* Columns, as lists differ much in length: in rows, short ones would leave holes. */
.report .steps { margin-top: 1rem; columns: 2 24rem; gap: 1rem; }
.report .step-list:only-child { column-span: all; }
.report .step-list { margin-bottom: 1rem; padding: 1rem 1.25rem; break-inside: avoid; background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; }
.report .step-list .block-title { margin-top: 0; }
.report .step-list ol { margin: 0; padding-left: 1.5rem; list-style: decimal; }
.report .step-list li { padding-top: .3rem; padding-bottom: .3rem; overflow-wrap: anywhere; }
.report .step-list li::marker { color: var(--ink-3); font-variant-numeric: tabular-nums; }
.report .step-list .aside { display: block; }
.report .more { margin: .5rem 0 0; font-size: .9rem; }
.report .empty { margin: 0; color: var(--ink-3); }

.report .verdict { padding: 1.25rem 1.5rem; background: var(--tint); border-radius: .75rem; }
.report .verdict.warn { background: var(--warn-bg); }
.report .verdict.bad { background: var(--bad-bg); }
.report .verdict .block-title { margin: 0; font-size: 1.25rem; text-wrap: balance; }
.report .verdict .aside { color: inherit; }
.report .verdict .block-subtitle { margin: 1rem 0 0; font-size: 1rem; }
.report .verdict p, .report .verdict li { max-width: 46rem; color: var(--ink); }
.report .verdict p { margin: .35rem 0 0; }
.report .verdict ul { margin-top: .25rem; }
.report .five { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); margin: 1rem 0 0; padding: 0; list-style: none; background: var(--surface); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
.report .five > li { padding: 1rem; box-shadow: 0 0 0 .5px var(--line); }
.report .five p { margin: .3rem 0 0; }
.report .five .name { margin: 0; font-weight: 600; }
.report .five .name::first-letter { text-transform: uppercase; }
.report .five .value { margin: 0; font-size: 2.25rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.report .five .value small { margin-left: .2rem; color: inherit; font-size: .95rem; font-weight: 600; }
.report .five .badge { display: inline-block; border-radius: .5rem; white-space: normal; }
.report .five .change, .report .five details { font-size: .9rem; color: var(--ink-3); }
.report .five details ul { margin: 0; padding-left: 1.1rem; }

.report details { margin-top: .75rem; }
.report summary { width: fit-content; max-width: 100%; padding: .35rem 0; cursor: pointer; color: var(--link); }

/* A long table scrolls below its header, so that the next section stays in reach. */
.report .scroll { max-height: min(40rem, 80vh); overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; }
.report table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.45; }
.report th, .report td { padding: .55rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.report tbody tr:last-child > * { border-bottom: 0; }
.report tbody tr:hover > * { background: color-mix(in srgb, var(--link) 6%, transparent); }
.report thead th { position: sticky; z-index: 1; top: 0; background: var(--surface); color: var(--ink-3); font-size: .85rem; font-weight: 600; vertical-align: bottom; white-space: nowrap; }
.report thead .is-number { min-width: 4.5rem; white-space: normal; word-break: keep-all; }
.report tbody th { min-width: 15rem; font-weight: 500; overflow-wrap: anywhere; }
.report td { white-space: nowrap; }
.report td.is-prose { min-width: 14rem; white-space: normal; overflow-wrap: anywhere; }
.report .is-number { padding-left: .45rem; padding-right: .45rem; text-align: right; font-variant-numeric: tabular-nums; }
.report .depth-0, .report .depth-1, .report .depth-2, .report .depth-3, .report .depth-4, .report .total > th { min-width: 9.5rem; }
.report .depth-1 { padding-left: 2.1rem; }
.report .depth-2 { padding-left: 3.4rem; }
.report .depth-3 { padding-left: 4.7rem; }
.report .depth-4 { padding-left: 6rem; }
.report .sorted [class*="depth-"] { padding-left: .7rem; font-weight: 500; }
.report tr > .is-number:last-child { padding-right: .8rem; }
.report .depth-0 { font-weight: 600; }
.report .total > * { border-top: 2px solid var(--line); font-weight: 650; }
.report .sort { min-height: 0; margin: -.35rem -.4rem; padding: .35rem .4rem; border: 0; border-radius: .3rem; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
.report .sort:hover { color: var(--link); }
.report .sort span { display: inline-block; width: 1em; margin-left: .15rem; text-align: center; }
.report [role="status"] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.report .aside { color: var(--ink-3); font-size: .85rem; font-weight: 400; }
.report th .aside, .report .is-number .aside, .report .is-prose .aside { display: block; }
.report .edit { margin-left: .25rem; font-size: .85rem; font-weight: 400; white-space: nowrap; }
.report .badge { padding: .1rem .5rem; border-radius: 1rem; background: var(--bg); font-size: .85rem; white-space: nowrap; }
.report .badge.good { color: var(--ok); background: var(--tint); }
.report .badge.warn { color: var(--warn); background: var(--warn-bg); }
.report .badge.bad { color: var(--bad); background: var(--bad-bg); }

.report .interval { display: block; }
.report .interval .track { fill: var(--line); }
.report .interval .limit { stroke: var(--ink-3); stroke-width: 1; }
.report .interval .bar { fill: var(--warn); fill-opacity: .4; }
.report .interval .dot { fill: var(--warn); }
.report .interval.good .bar, .report .interval.good .dot { fill: var(--ok); }
.report .interval.bad .bar, .report .interval.bad .dot { fill: var(--bad); }

@media (max-width: 60rem) {
  .report .five { grid-template-columns: minmax(0, 1fr); }
  .report .five > li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); padding: .75rem 1rem; }
  .report .five > li > * { grid-column: 2; }
  .report .five .value { grid-column: 1; grid-row: 1 / span 5; }
}
@media (max-width: 40rem) {
  .report tbody th { min-width: 9.5rem; }
  .report .verdict { padding: 1rem 1.1rem; }
}
/* Keeps sentences from wrapping after every few words. */
.report tbody th.is-prose { min-width: min(22rem, 68vw); }

@media print {
  .report .scroll { max-height: none; overflow: visible; border: 0; }
  .report table { font-size: 8.5pt; }
  .report thead th { position: static; }
  .report td, .report thead th, .report .badge { white-space: normal; }
  .report tbody th, .report td.is-prose, .report tbody th.is-prose, .report thead .is-number { min-width: 0; }
  .report th, .report td { padding: .3rem; overflow-wrap: anywhere; }
  .report .five { grid-template-columns: repeat(5, minmax(0, 1fr)); font-size: 9pt; }
  .report .five > li { display: block; padding: .6rem; }
  .report .five .change, .report .five details { font-size: inherit; }
  .report tr, .report .figure, .report .step-list li, .report .five > li { break-inside: avoid; }
  .report h2, .report .block-title { break-after: avoid; }
}
`;
