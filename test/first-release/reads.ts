/** Questions whose answers do not depend on the day on which they are asked. */
import type { KeptRequest, Person } from './requests.js';
import { COUNTY, OTHER, clerk, drafter, otherClerk, years } from './offices.js';

/** @param knownAt a time while the scenario was recorded (ISO 8601) */
export function reads(knownAt: string): readonly KeptRequest[] {
  const at = encodeURIComponent(knownAt);
  const days = ['', '?asOf=2017-02-28', '?asOf=2017-12-31', `?knownAt=${at}`];
  return [
    ...[2016, 2017, 2018].flatMap((year) =>
      days.flatMap((day) => [
        read(clerk, `${years(COUNTY, year)}/ledger${day}`),
        read(drafter, `${years(OTHER, year)}/ledger${day}`),
      ]),
    ),
    read(drafter, '/gap-alerts?asOf=2018-12-31'),
    read(drafter, '/gap-alerts?asOf=2017-02-15'),
    read(otherClerk, '/gap-alerts?asOf=2018-12-31'),
    read(drafter, '/receipts'),
    read(drafter, '/transfers'),
    read(drafter, '/disbursements'),
    read(drafter, '/corrections'),
    read(drafter, '/regions'),
    read(drafter, `/funds/${encodeURIComponent('吉财社指〔2017〕1号')}/trace`),
    read(drafter, '/funds/R-1/trace'),
    read(clerk, '/payments/FF-A2/1/origins'),
    read(clerk, '/supervision/findings?asOf=2018-12-31'),
    read(drafter, '/supervision/ageing?asOf=2018-12-31'),
    read(drafter, '/supervision/reclaims-due?asOf=2019-12-31'),
    read(drafter, '/performance/2017'),
    read(drafter, `/performance/2017/${COUNTY}`),
    read(drafter, '/allocation-schemes'),
    read(drafter, '/allocation-schemes/S-1'),
    read(drafter, '/allocation-schemes/S-1/comparison?with=S-2'),
    read(drafter, '/policy/parameters?date=2019-06-30'),
    read(drafter, `/policy/standards?region=${COUNTY}&date=2017-12-31`),
    read(drafter, '/direct-funds?asOf=2018-12-31'),
    read(drafter, '/direct-funds/report?month=2017-03'),
    read(drafter, '/disclosure/duties?asOf=2018-12-31'),
    read(clerk, '/matters?asOf=2099-07-15'),
    read(null, '/public/publications'),
    read(null, '/public/ledgers'),
    read(null, '/public/county-years'),
    read(null, '/public/transfers'),
    read(null, '/public/receipts'),
  ];
}

/** What auditors see of the seals; their reading is recorded, so they ask last. */
export function readsOfAuditors(auditor: Person): readonly KeptRequest[] {
  return ['/audit/checkpoints', '/audit/keys', '/audit/verification'].map((path) =>
    read(auditor, path),
  );
}

function read(as: Person | null, path: string): KeptRequest {
  return { name: path, as, method: 'GET', path: `/api/v1${path}` };
}
