import { describe, expect, it } from '@jest/globals';
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import type { RecordedEvent } from './leaf.js';
import { type Selection, isChosen } from './selection.js';

const documentNo = '财社〔2018〕1号';
const event = (changes: Partial<RecordedEvent>) =>
  ({
    id: 'e-1',
    stream: 'province-2018',
    type: 'ReceiptRecorded',
    data: '{}',
    ...changes,
  }) as RecordedEvent;

describe('the events of a selection', () => {
  it.each<readonly [string, boolean, Selection, Partial<RecordedEvent>]>([
    [
      'a document by its whole number',
      true,
      { documentNo },
      { data: `{"documentNo":"${documentNo}"}` },
    ],
    ['no longer number', false, { documentNo }, { data: `{"documentNo":"${documentNo}A"}` }],
    ['a stream by its whole name', true, { streams: ['matter-1'] }, { stream: 'matter-1' }],
    ['no longer name', false, { streams: ['matter-1'] }, { stream: 'matter-12' }],
    ['single events', true, { streams: ['x'], events: ['e-1'] }, {}],
    ['a county’s year', true, { region: '220422', year: 2018 }, county('2018')],
    ['all of its years', true, { region: '220422', year: 2017 }, county('2018')],
    ['no other county', false, { region: '220421', year: 2018 }, county('2018')],
    ['the province’s of a county', true, { region: '220422', year: 2018 }, province('220422')],
    ['no other of the province', false, { region: '220422', year: 2018 }, province('220421')],
  ])('are %s', (_, chosen, selection, changes) => {
    expect(isChosen(selection, event(changes))).toBe(chosen);
  });

  it.each(ACCESS_RECORD)('of a document hold no %s about it', (type) => {
    const data = JSON.stringify({ parameters: [{ name: 'documentNo', value: documentNo }] });
    expect(isChosen({ documentNo }, event({ type, data }))).toBe(false);
    expect(isChosen({ documentNo }, event({ data }))).toBe(true);
  });
});

function county(fiscalYear: string): Partial<RecordedEvent> {
  return { stream: 'county-220422', data: JSON.stringify({ fiscalYear }) };
}

function province(region: string): Partial<RecordedEvent> {
  return { data: JSON.stringify({ lines: [{ region }] }) };
}
