/** What is asked of papers. */
import { Key } from '../../http/intake/fields.js';

export class PaperPath {
  @Key(40, { example: '7K3M-9XQ2-44TR-ZP6V' })
  code!: string;
}
