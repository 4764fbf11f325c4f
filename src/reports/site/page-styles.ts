/**
 * Around the report on a page of the site: the list of all reports beside it where there is room, else below it. Not below
 * src/styles/, of which the public edition has everything.
 */
export const pageStyles = `
/* Tables need room, and the header the same edges. */
:root:has(.report-page) {
  --page: 76rem;
}

.report-page article {
  min-width: 0;
}

.report-page .meta {
  margin-top: var(--s2);
}

.report-page .report {
  margin-top: var(--s5);
}

.report-page pre {
  margin-top: var(--s4);
  padding: var(--s4);
  overflow-x: auto;
  border-radius: var(--r2);
  background: var(--tint);
  font-family: var(--mono);
}

.report-contents {
  margin-top: var(--s7);
  padding-top: var(--s5);
  border-top: 1px solid var(--line);
}

.report-contents p {
  margin-top: var(--s4);
  color: var(--ink-3);
  font-size: var(--t-s);
  font-weight: 600;
}

.report-contents a {
  display: block;
  padding: var(--s2) var(--s3);
  border-radius: var(--r1);
}

.report-contents [aria-current] {
  background: var(--tint-2);
  color: var(--ink);
  font-weight: 600;
}

@media (min-width: 64em) {
  .report-page {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 13rem;
    gap: var(--s6);
  }

  .to-contents {
    display: none;
  }

  .report-contents {
    margin-top: var(--s6);
    padding-top: 0;
    border-top: 0;
  }

  .report-contents div:first-child p {
    margin-top: 0;
  }
}

@media print {
  .report-page {
    display: block;
  }

  .report-contents,
  .to-contents {
    display: none;
  }
}
`;
