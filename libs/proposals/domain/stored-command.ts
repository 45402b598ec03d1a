/** A command as it lies sealed: its class and its order, amounts as amounts. */

export interface StoredCommand {
  /** Name of its class. */
  readonly name: string;
  readonly order: unknown;
}

const FEN = '$fen';

export function textOfCommand({ name, order }: StoredCommand): string {
  return JSON.stringify({ name, order }, (_, value: unknown) =>
    typeof value === 'bigint' ? { [FEN]: value.toString() } : value,
  );
}

export function commandOfText(text: string): StoredCommand {
  return JSON.parse(text, (_, value: unknown) =>
    isFen(value) ? BigInt(value[FEN]) : value,
  ) as StoredCommand;
}

function isFen(value: unknown): value is { readonly [FEN]: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).join() === FEN &&
    typeof (value as Readonly<Record<string, unknown>>)[FEN] === 'string'
  );
}
