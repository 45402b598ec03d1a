/**
 * The one form in which numbers of documents, exemptions and of what targets name are compared and
 * recorded (党政机关公文处理工作条例: 编号不编虚位，不加“第”字). domain.md, section 1.
 */
const YEAR = /[[(【﹝〔](\d{4})[\])】﹞〕]/g;
const NUMBER = /(?<!\d)[第0]*(\d+)号/g;

/** `财社[2018]第02号` is `财社〔2018〕2号`. What looks like no document number keeps its letters. */
export function documentNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(YEAR, '〔$1〕').replace(NUMBER, '$1号');
}
