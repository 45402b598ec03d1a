import type { Readable } from 'node:stream';
import yazl from 'yazl';

const REGIONS = `code,name,level,parent
220000,吉林省,province,
220400,辽源市,prefecture,220000
220422,东辽县,county,220400
`;

/** Two needs of 2018, of which the sample knows nothing. */
const NEEDS = `region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount
220422,2018,ORPHAN,2018-01-05,,12,2,760.00
220422,2018,URBAN_DESTITUTE,2018-01-05,,12,18,700.00
`;

/** The data package with which an import is tried out. */
export function examplePackage(): Readable {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(REGIONS), 'regions.csv');
  zip.addBuffer(Buffer.from(NEEDS), 'needs.csv');
  zip.end();
  return zip.outputStream as Readable;
}
