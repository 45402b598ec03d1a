import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodingsOfPackage, inspectText } from './encoding.js';

const inChunks = (bytes: Buffer, size: number) => () =>
  (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();

/** 财政 in GB18030; its third and fourth byte are no UTF-8. */
const GBK = Buffer.from([0xb2, 0xc6, 0xd5, 0xfe]);

describe('the encoding of a file', () => {
  it('is UTF-8 for whatever text is written so, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 7 }),
        async (text, size) => {
          const bytes = Buffer.from(`\ufeff${text}`);
          expect(await inspectText(inChunks(bytes, size))).toMatchObject({ encoding: 'UTF-8' });
          const { encoding } = await inspectText(inChunks(Buffer.from(`${text}吉林省`), size));
          expect(encoding).not.toBe('GB18030');
        },
      ),
    );
  });

  it('is GB18030, four-byte characters too, however it is cut', async () => {
    const bytes = Buffer.concat([
      GBK,
      Buffer.from(',a\r\n'),
      Buffer.from([0x81, 0x30, 0x81, 0x30]),
    ]);
    for (let size = 1; size <= bytes.length; size++) {
      const said = await inspectText(inChunks(bytes, size));
      expect(said).toEqual({ encoding: 'GB18030', lines: 2 });
    }
  });

  // 石伟 and 茅 in GB18030, ʯΰ and é in UTF-8.
  it.each([
    ['spells common characters in GB18030 and none in UTF-8', 'caafceb0', 'GB18030'],
    ['spells rare characters in GB18030', 'd8a9', 'EITHER'],
    ['is not: no GB18030', Buffer.from('吉').toString('hex'), 'UTF-8'],
    ['spells Chinese in both', Buffer.from('中国').toString('hex'), 'EITHER'],
    ['is ASCII', '612c62', 'UTF-8'],
  ])('valid as both: %s', async (_, hex, encoding) => {
    const bytes = Buffer.concat([Buffer.from('name\n'), Buffer.from(hex, 'hex')]);
    for (let size = 1; size <= bytes.length; size++) {
      expect(await inspectText(inChunks(bytes, size))).toEqual({ encoding, lines: 2 });
    }
  });

  it('of a file that is valid as both is that of the package', () => {
    expect(encodingsOfPackage(['UTF-8', 'EITHER', 'GB18030'])).toEqual([
      'UTF-8',
      'GB18030',
      'GB18030',
    ]);
    expect(encodingsOfPackage(['UTF-8', 'EITHER'])).toEqual(['UTF-8', 'UTF-8']);
  });

  it('is none where bytes fit neither; the byte and the line are told', async () => {
    const bytes = Buffer.concat([Buffer.from('a\r\nb\rc\n'), GBK, Buffer.from([0xff, 0x0a])]);
    for (let size = 1; size <= bytes.length; size++) {
      const said = await inspectText(inChunks(bytes, size));
      expect(said).toEqual({ encoding: null, offset: 11, line: 4 });
    }
  });

  it('is not GB18030 after a UTF-8 mark', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffa,'), GBK]);
    expect(await inspectText(inChunks(bytes, 4))).toMatchObject({ encoding: null, offset: 5 });
  });

  it('counts CRLF, LF and CR as one line end each, however it is cut', async () => {
    const bytes = Buffer.from('a\r\nb\nc\rd');
    for (let size = 1; size <= bytes.length; size++) {
      expect(await inspectText(inChunks(bytes, size))).toEqual({ encoding: 'UTF-8', lines: 4 });
    }
  });
});
