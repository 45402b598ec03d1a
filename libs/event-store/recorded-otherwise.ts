/** The store holds other events than it was sent: somebody is between the writer and the record. */
export class RecordedOtherwise extends Error {
  override readonly name = 'RecordedOtherwise';

  /** @param eventIds of those that were sent and stand otherwise, or do not stand at all */
  constructor(readonly eventIds: readonly string[]) {
    super(
      `记录与所发送的内容不符 recorded otherwise than sent (RECORDED_OTHERWISE): ${eventIds.join(' ')}`,
    );
  }
}
