import { bigint, table, text } from '../../store/table.ts';

/** `digest` says once a week what is new for an owner, `alert` at once what has become worse. */
export const bulletinKinds = ['digest', 'alert'] as const;

/** What a report tells the staff. Messages of the outbox name a row; it stays until all of them have ended. */
export const bulletin = table({
  name: 'bulletin',
  columns: {
    id: text(),
    kind: text({ values: bulletinKinds }),
    /** JSON: what it says, by locale. */
    contents: text(),
    made_at: bigint(),
  },
  primaryKey: ['id'],
});

/** What each owner has been told, so that nothing is told twice while it lasts. */
export const bulletinTold = table({
  name: 'bulletin_told',
  columns: {
    kind: text({ values: bulletinKinds }),
    /** Team or person; empty for what belongs to nobody. */
    owner: text(),
    /** JSON: keys of what was told and still holds. */
    items: text(),
    /** First day of the week, or the day, of the last bulletin; empty before the first. */
    sent_for: text(),
    /** Whoever wrote the row last: of two processes that read the same row, one writes. */
    run: text(),
  },
  primaryKey: ['kind', 'owner'],
});
