import type { Row, Value } from './store.ts';

/**
 * The description of a table. The SQL that creates it, the type of its rows, and how exports, imports and backups treat it
 * are derived from this.
 */
export interface Table<Columns extends ColumnsOf = ColumnsOf> {
  name: string;
  /** In the order of the database. */
  columns: Columns;
  primaryKey: readonly string[];
  /** Columns of each index, by its name. */
  indexes?: Readonly<Record<string, readonly string[]>>;
  /** Stores rows in the primary key's tree, which saves a second one; SQLite and D1 only. */
  withoutRowid?: boolean;
  /** Rows that the table is created with. */
  firstRows?: readonly Row[];
  /** What an export contains of it; nothing when left out. */
  export?: true | ExportRules;
  /** Its rows must not outlive their purpose: they are in no backup and no export. */
  isEphemeral?: boolean;
}

interface ExportRules {
  /** SQL condition of the rows that are exported. */
  where?: string;
  /** Converts a row that an older engine exported to the current columns. */
  upgrade?: (row: ImportedRow) => ImportedRow;
}

export type ImportedRow = Readonly<Record<string, unknown>>;

/** Type of a table's rows. */
export type RowOf<T extends Table> = { readonly [Name in keyof T['columns']]: ValueOf<T['columns'][Name]> };

type ColumnsOf = Readonly<Record<string, Column>>;

type ValueOf<C> = C extends Column<infer V> ? V : never;

export interface Column<V extends Value = Value> {
  /** `INTEGER` has 32 bits in PostgreSQL, `BIGINT` 64; a row holds both as a number. */
  type: 'TEXT' | 'INTEGER' | 'BIGINT';
  isNullable: boolean;
  isUnique: boolean;
  /** Numbered by the database on insertion. Such a column is the primary key and is not exported. */
  isAutoincrement: boolean;
  /** All values it can have; any value of its type when left out. */
  values?: readonly V[];
  /** Whether the database itself refuses other values. */
  isChecked: boolean;
  default?: V;
}

interface ColumnOptions<V extends Value, Nullable extends boolean> {
  nullable?: Nullable;
  unique?: boolean;
  /** An import refuses any other value. */
  values?: readonly V[];
  /**
   * The database refuses any other value too. SQLite cannot change this later: leave it out where values may be added.
   */
  check?: boolean;
  default?: NoInfer<V>;
}

type OrNull<V extends Value, Nullable extends boolean> = Nullable extends true ? V | null : V;

export function text<const V extends string = string, const Nullable extends boolean = false>(
  options: ColumnOptions<V, Nullable> = {},
): Column<OrNull<V, Nullable>> {
  return column('TEXT', options);
}

/** A small whole number. */
export function integer<const V extends number = number, const Nullable extends boolean = false>(
  options: ColumnOptions<V, Nullable> = {},
): Column<OrNull<V, Nullable>> {
  return column('INTEGER', options);
}

/** A count or an instant; below 2^53, so that it is exact as a number. */
export function bigint<const Nullable extends boolean = false>(
  options: ColumnOptions<number, Nullable> = {},
): Column<OrNull<number, Nullable>> {
  return column('BIGINT', options);
}

export function autoincrement(): Column<number> {
  return { ...column<number, false>('BIGINT', {}), isAutoincrement: true };
}

function column<V extends Value, Nullable extends boolean>(
  type: Column['type'],
  { nullable, unique = false, values, check = false, default: fallback }: ColumnOptions<V, Nullable>,
): Column<OrNull<V, Nullable>> {
  return {
    type,
    isNullable: nullable === true,
    isUnique: unique,
    isAutoincrement: false,
    isChecked: check,
    ...(values && { values: values as readonly OrNull<V, Nullable>[] }),
    ...(fallback !== undefined && { default: fallback as OrNull<V, Nullable> }),
  };
}

/** Describes a table; a misspelt column does not compile. */
export function table<const Columns extends ColumnsOf>(
  description: Table<Columns> & {
    primaryKey: readonly (keyof Columns)[];
    indexes?: Readonly<Record<string, readonly (keyof Columns)[]>>;
    firstRows?: readonly Partial<RowOf<Table<Columns>>>[];
  },
): Table<Columns> {
  return description;
}

/** Names of the exported columns: all but autoincrement ones. */
export function exportedColumns({ columns }: Table): string[] {
  return Object.entries(columns)
    .filter(([, { isAutoincrement }]) => !isAutoincrement)
    .map(([name]) => name);
}
