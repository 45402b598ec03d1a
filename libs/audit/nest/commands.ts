/** What is kept of what witnesses say: no event. */
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Cosignatures, type TakenCosignature } from '../store/cosignatures.js';

export class TakeCosignature extends Command<TakenCosignature> {
  /**
   * @param line by which a witness cosigns the checkpoint of that size
   * @param by subject of who brings it
   */
  constructor(
    readonly size: number,
    readonly line: string,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(TakeCosignature)
export class TakeCosignatureHandler implements ICommandHandler<TakeCosignature> {
  constructor(private readonly cosignatures: Cosignatures) {}

  execute({ size, line, by }: TakeCosignature): Promise<TakenCosignature> {
    const now = BigInt(Math.floor(Date.now() / 1000));
    return this.cosignatures.take({ size: BigInt(size), line, by, now });
  }
}
