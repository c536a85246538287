import { describe, expect, test } from 'vitest'
import { outline, parseSample } from './sample-fields.ts'

function expectOutlines(rows: readonly (readonly [string, string])[]): void {
  for (const [text, expected] of rows) expect(outline(parseSample(text)), text).toBe(expected)
}

/** How a search for a date reads: the stretch it covers. */
function covered(from: string, before: string): string {
  return `createdAt in ["${from}", "${before}")`.replaceAll('"', '')
}

describe('typed fields', () => {
  test('numbers and booleans are read by the type of the field, quoted or not', () => {
    expectOutlines([
      ['logins_count:13', 'loginsCount=13'],
      ['logins_count:"13"', 'loginsCount=13'],
      ['logins_count:1.5e2', 'loginsCount=150'],
      ['logins_count:9007199254740991', 'loginsCount=9007199254740991'],
      ['email_verified:true', 'emailVerified=true'],
      ['email_verified:"false"', 'emailVerified=false'],
    ])
    expect(parseSample('logins_count:-0')).toMatchObject({ alternatives: [0] })
  })

  test('what looks like a number in a text field stays text', () => {
    expectOutlines([
      ['phone_number:15550100', 'phoneNumber="15550100"'],
      ['name:true', 'name="true"'],
    ])
  })
})

describe('metadata', () => {
  test('an unquoted number or boolean may have been stored as itself or as text', () => {
    expect(parseSample('user_metadata.preferences.fontSize:13')).toEqual({
      kind: 'equals',
      field: {
        name: 'userMetadata',
        type: 'json',
        path: ['preferences', 'fontSize'],
        wildcards: false,
        ranges: false,
      },
      alternatives: [13, '13'],
    })
    expectOutlines([
      ['user_metadata.beta:true', 'userMetadata.beta=true|"true"'],
      ['user_metadata.beta:false', 'userMetadata.beta=false|"false"'],
      ['user_metadata.rate:-1.5', 'userMetadata.rate=-1.5|"-1.5"'],
      ['user_metadata.size:1e3', 'userMetadata.size=1000|"1e3"'],
    ])
  })

  test('a quoted value is text alone', () => {
    expectOutlines([
      ['user_metadata.size:"13"', 'userMetadata.size="13"'],
      ['user_metadata.beta:"true"', 'userMetadata.beta="true"'],
    ])
  })

  test('nothing else is taken for a number, a boolean or null', () => {
    expectOutlines([
      ['user_metadata.zip:02134', 'userMetadata.zip="02134"'],
      ['user_metadata.a:+1', 'userMetadata.a="+1"'],
      ['user_metadata.a:0x10', 'userMetadata.a="0x10"'],
      ['user_metadata.a:1.', 'userMetadata.a="1."'],
      ['user_metadata.a:Infinity', 'userMetadata.a="Infinity"'],
      ['user_metadata.a:True', 'userMetadata.a="True"'],
      ['user_metadata.a:null', 'userMetadata.a="null"'],
      ['user_metadata.a:1e400', 'userMetadata.a="1e400"'],
      ['user_metadata.a:1e-400', 'userMetadata.a="1e-400"'],
    ])
  })

  test('a number that a double would change is searched as text and never as its neighbour', () => {
    expectOutlines([
      ['user_metadata.id:9007199254740993', 'userMetadata.id="9007199254740993"'],
      ['user_metadata.id:107695342098741236541', 'userMetadata.id="107695342098741236541"'],
      ['user_metadata.id:0.12345678901234567', 'userMetadata.id="0.12345678901234567"'],
    ])
  })

  test('ranges compare numbers when unquoted and texts when quoted', () => {
    expectOutlines([
      ['app_metadata.seats:[1 TO 20]', 'appMetadata.seats in [1, 20]'],
      ['app_metadata.seats:{1 TO *]', 'appMetadata.seats in (1, *)'],
      ['app_metadata.code:["1" TO "20"]', 'appMetadata.code in ["1", "20"]'],
      ['app_metadata.code:[a TO c}', 'appMetadata.code in ["a", "c")'],
      ['app_metadata.since:[2024-01-01 TO 2024-02-01]', 'appMetadata.since in ["2024-01-01", "2024-02-01"]'],
    ])
  })
})

describe('ranges', () => {
  test('square brackets take their bound in, braces leave it out, and the two mix', () => {
    expectOutlines([
      ['logins_count:[1 TO 2]', 'loginsCount in [1, 2]'],
      ['logins_count:{1 TO 2}', 'loginsCount in (1, 2)'],
      ['logins_count:{1 TO 2]', 'loginsCount in (1, 2]'],
      ['logins_count:[-5 TO -1]', 'loginsCount in [-5, -1]'],
      ['logins_count:["1" TO "2"]', 'loginsCount in [1, 2]'],
      ['logins_count:[ 1  TO  2 ]', 'loginsCount in [1, 2]'],
      ['name:[alice TO bob]', 'name in ["alice", "bob"]'],
      ['name:[a\\]b TO "c d"]', 'name in ["a]b", "c d"]'],
    ])
  })

  test('a star is an open end, and two of them ask for any value', () => {
    expectOutlines([
      ['logins_count:{100 TO *]', 'loginsCount in (100, *)'],
      ['logins_count:[* TO 100}', 'loginsCount in (*, 100)'],
      ['logins_count:[* TO *]', 'exists loginsCount'],
      ['logins_count:{* TO *}', 'exists loginsCount'],
      ['name:["*" TO z]', 'name in ["*", "z"]'],
    ])
  })

  test('comparisons are ranges with one end', () => {
    expectOutlines([
      ['logins_count:>=10', 'loginsCount in [10, *)'],
      ['logins_count:>10', 'loginsCount in (10, *)'],
      ['logins_count:<=10', 'loginsCount in (*, 10]'],
      ['logins_count:<10', 'loginsCount in (*, 10)'],
      ['logins_count:(>=10 AND <20)', 'and(loginsCount in [10, *), loginsCount in (*, 20))'],
      ['name:\\>10', 'name=">10"'],
    ])
  })
})

describe('dates', () => {
  test.each([
    ['2024', '2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-12', '2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-01-01T10:30', '2024-01-01T10:30:00.000Z', '2024-01-01T10:31:00.000Z'],
    ['2024-01-01T10:00:00Z', '2024-01-01T10:00:00.000Z', '2024-01-01T10:00:01.000Z'],
    ['2024-01-01T10:00:00.5Z', '2024-01-01T10:00:00.500Z', '2024-01-01T10:00:00.600Z'],
    ['2024-01-01T10:00:00.123Z', '2024-01-01T10:00:00.123Z', '2024-01-01T10:00:00.124Z'],
    ['2024-01-01T10:00:00.123+02:00', '2024-01-01T08:00:00.123Z', '2024-01-01T08:00:00.124Z'],
    ['2024-01-01T10:00-05:30', '2024-01-01T15:30:00.000Z', '2024-01-01T15:31:00.000Z'],
    ['0001', '0001-01-01T00:00:00.000Z', '0002-01-01T00:00:00.000Z'],
    ['9999', '9999-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ])('%s names the time from %s until before %s', (date, from, before) => {
    expect(outline(parseSample(`created_at:${date}`))).toBe(covered(from, before))
    expect(outline(parseSample(`created_at:"${date}"`))).toBe(covered(from, before))
  })

  test('an inclusive bound takes its whole period in, an exclusive one leaves it out', () => {
    expectOutlines([
      ['created_at:[2024-01 TO 2024-02]', covered('2024-01-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z')],
      ['created_at:[2024-01 TO 2024-02}', covered('2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z')],
      ['created_at:{2024-01 TO 2024-02]', covered('2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z')],
      ['created_at:[2024-01-01 TO 2024-02-01}', covered('2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z')],
      [
        'created_at:[2024-01-01T10:00:00Z TO "2024-01-01T11:00:00.000Z"]',
        covered('2024-01-01T10:00:00.000Z', '2024-01-01T11:00:00.001Z'),
      ],
      ['created_at:[2024 TO *]', 'createdAt in [2024-01-01T00:00:00.000Z, *)'],
      ['created_at:>2024', 'createdAt in [2025-01-01T00:00:00.000Z, *)'],
      ['created_at:>=2024', 'createdAt in [2024-01-01T00:00:00.000Z, *)'],
      ['created_at:<2024', 'createdAt in (*, 2024-01-01T00:00:00.000Z)'],
      ['created_at:<=2024', 'createdAt in (*, 2025-01-01T00:00:00.000Z)'],
    ])
  })
})
