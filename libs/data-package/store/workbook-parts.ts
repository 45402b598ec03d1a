/** The parts of a workbook while some of them are written anew. ECMA-376, part 2 */
import { posix } from 'node:path';
import { editSection, written } from './xml-tags.js';
import { type Relationship, relationships, resolved } from './workbook.js';
import type { ZipContent, ZipEntry } from './zip-content.js';

/** Of a part that is read as a whole: styles, comments, relationships. */
const MOST_BYTES = 64 * 1024 ** 2;

const CONTENT_TYPES = '[Content_Types].xml';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const TYPES = {
  styles: `${SPREADSHEET}.styles+xml`,
  comments: `${SPREADSHEET}.comments+xml`,
  vmlDrawing: VML,
} as const;
export type PartKind = keyof typeof TYPES;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NO_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';

/** Names that an archive may have and no part may. */
const NO_PART = /^\/|^[a-zA-Z]:|(?:^|\/)\.\.(?:\/|$)|\/$|^$/;

export class WorkbookParts {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly known = new Map<string, Map<string, Relationship>>();

  constructor(private readonly zip: ZipContent) {
    for (const entry of zip.entries) {
      if (!NO_PART.test(entry.name) && !this.entries.has(entry.name)) {
        this.entries.set(entry.name, entry);
      }
    }
  }

  /** In the order of the archive, new parts behind. */
  written(): Iterable<ZipEntry> {
    return this.entries.values();
  }

  /** The part that another refers to. @param kind last word of the relationship's type */
  async partOf(owner: string, kind: PartKind): Promise<string | undefined> {
    const all = [...(await this.relationshipsOf(owner)).values()];
    const found = all.find(({ type }) => type.endsWith(`/${kind}`));
    const name = found && resolved(posix.dirname(owner), found.target);
    return name !== undefined && this.entries.has(name) ? name : undefined;
  }

  async targetOf(owner: string, id: string): Promise<string | undefined> {
    const found = (await this.relationshipsOf(owner)).get(id);
    const name = found && resolved(posix.dirname(owner), found.target);
    return name !== undefined && this.entries.has(name) ? name : undefined;
  }

  /** A part's bytes, a code unit each. @throws where it is larger than such a part may be */
  async textOf(name: string): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.entries.get(name)!.open()) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new Error('a part of a workbook is too large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('latin1');
  }

  freeName(begin: string, end: string): string {
    for (let number = 1; ; number++) {
      const name = `${begin}${number}${end}`;
      const isTaken = [...this.entries.keys()].some(
        (one) => one.toLowerCase() === name.toLowerCase(),
      );
      if (!isTaken) return name;
    }
  }

  replace(name: string, write: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>): void {
    const entry = this.entries.get(name)!;
    this.entries.set(name, { name, open: () => write(entry.open()) });
  }

  /**
   * Writes a part; where it is new, its owner refers to it and its type is told.
   * @returns id of the relationship
   */
  async put(owner: string, kind: PartKind, name: string, text: string): Promise<string> {
    const isNew = !this.entries.has(name);
    this.set(name, text);
    const all = await this.relationshipsOf(owner);
    const folder = posix.dirname(owner);
    for (const [id, { target }] of all) if (resolved(folder, target) === name) return id;
    let id = 'rIdMarks1';
    for (let number = 2; all.has(id); number++) id = `rIdMarks${number}`;
    const office = [...all.values()].some(({ type }) => type.includes('purl.oclc.org'))
      ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
      : OFFICE;
    const type = `${office}/${kind}`;
    const target = posix.relative(folder, name);
    all.set(id, { target, type });
    await this.edit(relationshipsName(owner), NO_RELATIONSHIPS, 'Relationships', (prefix) => {
      return `<${prefix}Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
    });
    if (isNew) await this.tellType(name, kind);
    return id;
  }

  private async tellType(name: string, kind: PartKind): Promise<void> {
    const types = await this.textOf(CONTENT_TYPES);
    if (kind === 'vmlDrawing') {
      if (/Extension=["']vml["']/i.test(types)) return;
      await this.edit(CONTENT_TYPES, types, 'Types', (prefix) => {
        return `<${prefix}Default Extension="vml" ContentType="${VML}"/>`;
      });
      return;
    }
    await this.edit(CONTENT_TYPES, types, 'Types', (prefix) => {
      return `<${prefix}Override PartName="/${name}" ContentType="${TYPES[kind]}"/>`;
    });
  }

  private async edit(
    name: string,
    otherwise: string,
    root: string,
    added: (prefix: string) => string,
  ): Promise<void> {
    const text = this.entries.has(name) ? await this.textOf(name) : otherwise;
    const prefix = new RegExp(`<([\\w.-]+:)?${root}[\\s/>]`).exec(text)?.[1] ?? '';
    this.set(
      name,
      editSection(text, root, [], (children) => [
        ...children.map((one) => written(one)),
        added(prefix),
      ]),
    );
  }

  private set(name: string, text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    this.entries.set(name, {
      name,
      open: async function* () {
        yield bytes;
      },
    });
  }

  private async relationshipsOf(owner: string): Promise<Map<string, Relationship>> {
    let known = this.known.get(owner);
    if (!known) {
      known = await relationships(this.zip, relationshipsName(owner));
      this.known.set(owner, known);
    }
    return known;
  }
}

function relationshipsName(owner: string): string {
  return `${posix.dirname(owner)}/_rels/${posix.basename(owner)}.rels`;
}
