/** How the text of a setting becomes its value, or what is wrong with it in Chinese and English. */
export type Reading<T> = (
  text: string,
) => { readonly value: T } | { readonly zh: string; readonly en: string };

export function integerBetween(least: number, most: number): Reading<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    return value >= least && value <= most
      ? { value }
      : {
          zh: `应为 ${least} 到 ${most} 的整数`,
          en: `must be an integer from ${least} to ${most}`,
        };
  };
}

export function oneOf<const V extends string>(...values: readonly V[]): Reading<V> {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    return value !== undefined
      ? { value }
      : { zh: `应为 ${values.join('、')} 之一`, en: `must be one of ${values.join(', ')}` };
  };
}

export function textOrNull(most: number): Reading<string | null> {
  return (text) =>
    text.length <= most
      ? { value: text }
      : { zh: `不得超过 ${most} 个字符`, en: `must not be longer than ${most} characters` };
}

export function isoText(pattern: RegExp, zh: string, en: string): Reading<string> {
  return (text) =>
    pattern.test(text) ? { value: text } : { zh: `应为${zh}`, en: `must be ${en}` };
}

export const boolean: Reading<boolean> = (text) => {
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  return { zh: '应为 true 或 false', en: 'must be true or false' };
};

/** A secret of at least so many bytes. What was given is never repeated in the message. */
export function secret(leastBytes: number, form: 'text' | 'base64'): Reading<string | null> {
  return (text) => {
    const bytes = Buffer.from(text, form === 'base64' ? 'base64' : 'utf8').length;
    return bytes >= leastBytes
      ? { value: text }
      : {
          zh: `至少需要 ${leastBytes} 字节${form === 'base64' ? '（Base64）' : ''}，可用 openssl rand -base64 48 生成`,
          en: `needs at least ${leastBytes} bytes${form === 'base64' ? ' in base64' : ''}; openssl rand -base64 48 makes one`,
        };
  };
}

const PLACEHOLDERS = [
  /change.?(?:me|it|this)|place.?holder|replace.?(?:me|this)|your.{0,3}secret|default.?secret/i,
  /example|pass.?word|12345678|abcdefgh|qwerty/i,
];
const LEAST_DIFFERENT = 10;

/**
 * The secret of tokens: 32 bytes, at least 10 different characters, not one short piece said again
 * and again, and none of the words of templates.
 */
export const sharedSecret: Reading<string | null> = (text) => {
  const length = secret(32, 'text')(text);
  if (!('value' in length)) return length;
  if (new Set(text).size < LEAST_DIFFERENT || /^(.{1,16}?)\1+.{0,15}$/su.test(text)) {
    return {
      zh: '密钥由重复的字符组成，容易被猜出，可用 openssl rand -base64 48 生成',
      en: 'repeats itself, so it can be guessed; openssl rand -base64 48 makes one',
    };
  }
  if (PLACEHOLDERS.some((words) => words.test(text))) {
    return {
      zh: '密钥含有模板中的占位词或常见口令，请换用 openssl rand -base64 48 生成的密钥',
      en: 'holds a placeholder or a common password; openssl rand -base64 48 makes one',
    };
  }
  return length;
};

export function connectionUrl(...protocols: readonly string[]): Reading<string | null> {
  return (text) => {
    const protocol = /^[a-z][a-z0-9+.-]*:(?=\/\/)/i.exec(text)?.[0].toLowerCase();
    return protocol !== undefined && protocols.includes(protocol)
      ? { value: text }
      : {
          zh: `应以 ${protocols.join('// 或 ')}// 开头`,
          en: `must begin with ${protocols.join('// or ')}//`,
        };
  };
}

/** https, or http where the host is this machine; without a password, which logs would show. */
export const webUrl: Reading<string | null> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isBare = url?.username === '' && url.password === '';
  return url !== null &&
    isBare &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && local))
    ? { value: text.replace(/\/+$/, '') }
    : {
        zh: '应为 https 地址（本机可用 http），且不含用户名和口令',
        en: 'must be an https address (http only for this machine), without a name or a password',
      };
};

/** Public keys in the form of signed notes, apart by blanks. */
export const verifierKeys: Reading<readonly string[]> = (text) => {
  const keys = text.split(/\s+/);
  return keys.every((key) => /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/.test(key))
    ? { value: keys }
    : {
        zh: '应为以空格分隔的公钥（名称+编号+公钥）',
        en: 'must be public keys as name+id+key, apart by blanks',
      };
};

/** A witness of the log: its public key, and the address below which it answers. */
export interface WitnessSetting {
  readonly key: string;
  readonly url: string;
}

/** `name+id+key@https://…`, apart by blanks. */
export const witnesses: Reading<readonly WitnessSetting[]> = (text) => {
  const found: WitnessSetting[] = [];
  for (const one of text.split(/\s+/)) {
    const [, key, url] = /^(\S+?\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*)@(https?:\/\/\S+)$/.exec(one) ?? [];
    const address = url === undefined ? undefined : webUrl(url);
    if (key === undefined || address === undefined || !('value' in address)) {
      return {
        zh: '应为以空格分隔的 公钥@地址（名称+编号+公钥@https://…，本机可用 http）',
        en: 'must be witnesses as name+id+key@https://…, apart by blanks (http only for this machine)',
      };
    }
    found.push({ key, url: address.value! });
  }
  return { value: found };
};
