/**
 * Lets readers sort tables by a click on a column's head, or Enter on its button: once, the other way round, then as it was.
 * The page says what to announce in the attributes `data-ascending`, `data-descending` and `data-unsorted`.
 */
for (const report of document.querySelectorAll('.report')) {
  const tables = report.querySelectorAll('table[data-sortable]');
  if (tables.length === 0) continue;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  report.append(status);
  for (const table of tables) makeSortable(table, report.dataset, status);
}

function makeSortable(table, texts, status) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const movable = original.filter((row) => !row.classList.contains('total'));
  if (movable.length < 2) return;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const heads = [...table.tHead.rows[0].cells];
  for (const [index, head] of heads.entries()) {
    const name = head.textContent;
    if (name === '' || head.classList.contains('is-drawing')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    const sign = document.createElement('span');
    sign.setAttribute('aria-hidden', 'true');
    button.append(name, sign);
    head.textContent = '';
    head.append(button);
    // The largest number is what most readers look for.
    const first = head.classList.contains('is-number') ? 'descending' : 'ascending';
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const next = now === null ? first : now === first ? (first === 'ascending' ? 'descending' : 'ascending') : null;
      for (const other of heads) {
        other.removeAttribute('aria-sort');
        const otherSign = other.querySelector('.sort span');
        if (otherSign) otherSign.textContent = '';
      }
      if (next) head.setAttribute('aria-sort', next);
      sign.textContent = next === 'ascending' ? '↑' : next === 'descending' ? '↓' : '';
      table.classList.toggle('sorted', next !== null);
      body.append(...(next ? [...sorted(index, next), ...original.filter((row) => !movable.includes(row))] : original));
      status.textContent = next ? texts[next].replace('%', name) : texts.unsorted;
    });
  }

  function sorted(index, direction) {
    const sign = direction === 'ascending' ? 1 : -1;
    const keyed = movable.map((row) => ({ row, key: keyOf(row.cells[index]) }));
    const known = keyed.filter(({ key }) => key !== undefined);
    const unknown = keyed.filter(({ key }) => key === undefined);
    known.sort((a, b) => sign * compare(a.key, b.key));
    return [...known, ...unknown].map(({ row }) => row);
  }

  function compare(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  }
}

/** `undefined` when nothing is known: such rows come last, however the table is sorted. */
function keyOf(cell) {
  if (cell === undefined) return undefined;
  if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
  const text = cell.textContent.trim();
  if (text === '' || text === '–') return undefined;
  if (!cell.classList.contains('is-number')) return text;
  const number = Number(text.replace(/[,%]/g, ''));
  return Number.isNaN(number) ? undefined : number;
}
