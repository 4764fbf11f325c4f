import type { FormatDefaults, TicketRecord } from '../fields.ts';

/** An export that can be imported. */
export interface TicketFormat {
  defaults: FormatDefaults;
  /** @throws UserError when the file is not such an export */
  read(file: string): AsyncIterable<TicketRecord>;
  /** All columns of the file, where it names them; `undefined` where tickets have what they have. */
  readColumns?(file: string): Promise<string[]>;
}
