import { describe, expect, test } from 'vitest'
import { outline, parseSample } from './sample-fields.ts'

function expectOutlines(rows: readonly (readonly [string, string])[]): void {
  for (const [text, expected] of rows) expect(outline(parseSample(text)), text).toBe(expected)
}

describe('the tree', () => {
  test('S003-10 a quoted address is looked up as one whole value', () => {
    expect(parseSample('email:"alice@example.com"')).toEqual({
      kind: 'equals',
      field: { name: 'email', type: 'folded', wildcards: true, ranges: true },
      alternatives: ['alice@example.com'],
    })
  })

  test('S003-20 the connection filter is an exact value of the identities', () => {
    expectOutlines([['identities.connection:"staff"', 'identityConnection="staff"']])
  })

  test('S003-14 AND, OR, NOT, phrase, range, wildcard, grouping and _exists_ are all read', () => {
    expectOutlines([
      ['name:alice AND name:bob', 'and(name="alice", name="bob")'],
      ['name:alice OR name:bob', 'or(name="alice", name="bob")'],
      ['NOT name:alice', 'not(name="alice")'],
      ['name:"alice smith"', 'name="alice smith"'],
      ['logins_count:[100 TO 200}', 'loginsCount in [100, 200)'],
      ['name:al*', 'name~al*'],
      ['(name:alice)', 'name="alice"'],
      ['_exists_:name', 'exists name'],
    ])
  })
})

describe('precedence', () => {
  test('NOT binds before AND, and AND before OR', () => {
    expectOutlines([
      ['alice AND bob OR carol', 'or(and(known-as alice, known-as bob), known-as carol)'],
      ['alice OR bob AND carol', 'or(known-as alice, and(known-as bob, known-as carol))'],
      ['NOT alice AND bob', 'and(not(known-as alice), known-as bob)'],
      ['NOT alice OR bob', 'or(not(known-as alice), known-as bob)'],
      ['alice OR bob OR carol', 'or(known-as alice, known-as bob, known-as carol)'],
      ['alice AND bob AND NOT carol', 'and(known-as alice, known-as bob, not(known-as carol))'],
    ])
  })

  test('parentheses go before every operator, and redundant ones change nothing', () => {
    expectOutlines([
      ['(alice OR bob) AND carol', 'and(or(known-as alice, known-as bob), known-as carol)'],
      ['NOT (alice OR bob)', 'not(or(known-as alice, known-as bob))'],
      ['NOT(alice OR bob)', 'not(or(known-as alice, known-as bob))'],
      ['(((alice)))', 'known-as alice'],
      ['((alice) OR ((bob)))', 'or(known-as alice, known-as bob)'],
      ['(alice)AND(bob)', 'and(known-as alice, known-as bob)'],
    ])
  })

  test('two clauses without an operator must both hold', () => {
    expectOutlines([
      ['alice bob', 'and(known-as alice, known-as bob)'],
      ['alice bob OR carol', 'or(and(known-as alice, known-as bob), known-as carol)'],
      ['alice NOT bob', 'and(known-as alice, not(known-as bob))'],
      ['alice AND bob carol', 'and(known-as alice, known-as bob, known-as carol)'],
      ['(alice)(bob)', 'and(known-as alice, known-as bob)'],
      ['name:Jane Doe', 'and(name="Jane", known-as Doe)'],
    ])
  })
})

describe('operators', () => {
  test('only capitals make a word an operator', () => {
    expectOutlines([
      ['alice and bob', 'and(known-as alice, known-as and, known-as bob)'],
      ['or', 'known-as or'],
      ['Not', 'known-as Not'],
      ['ANDY', 'known-as ANDY'],
      ['alice TO bob', 'and(known-as alice, known-as TO, known-as bob)'],
      ['"AND"', 'known-as AND'],
      ['name:"OR"', 'name="OR"'],
    ])
  })

  test('&&, || and ! stand for AND, OR and NOT', () => {
    expectOutlines([
      ['alice && bob', 'and(known-as alice, known-as bob)'],
      ['alice || bob', 'or(known-as alice, known-as bob)'],
      ['alice ||bob', 'or(known-as alice, known-as bob)'],
      ['!alice', 'not(known-as alice)'],
      ['! name:alice', 'not(name="alice")'],
      ['!(alice bob)', 'not(and(known-as alice, known-as bob))'],
      ['"a"||"b"', 'or(known-as a, known-as b)'],
    ])
  })

  test('a minus before a clause excludes it', () => {
    expectOutlines([
      ['-name:alice', 'not(name="alice")'],
      ['-(alice bob)', 'not(and(known-as alice, known-as bob))'],
      ['-"alice smith"', 'not(known-as alice smith)'],
      ['bob -_exists_:name', 'and(known-as bob, not(exists name))'],
    ])
  })

  test('a plus before a clause requires it, which is what AND says anyway', () => {
    expectOutlines([
      ['+alice', 'known-as alice'],
      ['+alice -bob', 'and(known-as alice, not(known-as bob))'],
      ['+name:alice AND +name:bob', 'and(name="alice", name="bob")'],
      ['(+alice) OR bob', 'or(known-as alice, known-as bob)'],
    ])
  })

  test('signs within a value are text', () => {
    expectOutlines([
      ['phone_number:+15550100', 'phoneNumber="+15550100"'],
      ['logins_count:-5', 'loginsCount=-5'],
      ['email:alice+tag@example.com', 'email="alice+tag@example.com"'],
      ['user_id:auth0|5f7c', 'userId="auth0|5f7c"'],
      ["name:O'Brien", `name="O'Brien"`],
      ['jean-luc', 'known-as jean-luc'],
      ['name:AT&T', 'name="AT&T"'],
      ['name:Yahoo!', 'name="Yahoo!"'],
      ['name:a/b', 'name="a/b"'],
      ['name:who?', 'name="who?"'],
    ])
  })
})

describe('bare terms', () => {
  test('a term without a field asks for the texts a person is known by', () => {
    expect(parseSample('alice')).toEqual({ kind: 'known-as', pieces: ['alice'] })
    expect(parseSample('"alice smith"')).toEqual({ kind: 'known-as', pieces: ['alice smith'] })
    expect(parseSample('al*')).toEqual({ kind: 'known-as', pieces: ['al', ''] })
    expect(parseSample('13')).toEqual({ kind: 'known-as', pieces: ['13'] })
  })
})

describe('fields', () => {
  test('only the first colon separates', () => {
    expectOutlines([
      ['last_ip:192.168.0.1', 'lastIp="192.168.0.1"'],
      ['last_ip:2001:db8::1', 'lastIp="2001:db8::1"'],
      ['last_ip:::1', 'lastIp="::1"'],
      ['last_ip:(2001:db8::1 OR 10.0.0.1)', 'or(lastIp="2001:db8::1", lastIp="10.0.0.1")'],
      ['user_metadata.site:https://example.com/a', 'userMetadata.site="https://example.com/a"'],
      ['user_metadata.a\\:b:c', 'userMetadata.a:b="c"'],
    ])
  })

  test('a value may follow after a space', () => {
    expectOutlines([
      ['name: alice', 'name="alice"'],
      ['name: "alice smith"', 'name="alice smith"'],
      ['logins_count: [1 TO 2]', 'loginsCount in [1, 2]'],
      ['name: (alice OR bob)', 'or(name="alice", name="bob")'],
      ['last_ip: 2001:db8::1', 'lastIp="2001:db8::1"'],
      ['_exists_: name', 'exists name'],
    ])
  })

  test('a key with a space is written with an escape', () => {
    expectOutlines([['user_metadata.fav\\ color:red', 'userMetadata.fav color="red"']])
  })

  test('a field before parentheses holds for every value in them', () => {
    expectOutlines([
      ['name:(alice OR bob)', 'or(name="alice", name="bob")'],
      ['name:(alice bob)', 'and(name="alice", name="bob")'],
      ['name:(al* AND NOT "alice smith")', 'and(name~al*, not(name="alice smith"))'],
      ['name:((alice) OR (bob AND carol))', 'or(name="alice", and(name="bob", name="carol"))'],
      ['logins_count:([1 TO 2] OR >10)', 'or(loginsCount in [1, 2], loginsCount in (10, *))'],
      ['name:(*)', 'exists name'],
      ['name:(alice) bob', 'and(name="alice", known-as bob)'],
      ['-name:(alice OR bob)', 'not(or(name="alice", name="bob"))'],
    ])
  })

  test('_exists_ takes any field, paths and restricted ones too', () => {
    expectOutlines([
      ['_exists_:user_metadata.preferences.fontSize', 'exists userMetadata.preferences.fontSize'],
      ['NOT _exists_:created_at', 'not(exists createdAt)'],
      ['_exists_', 'known-as _exists_'],
    ])
  })
})

describe('escapes and quotes', () => {
  test('every sign with a meaning is text after a backslash', () => {
    const signs = '+-&|!(){}[]^"~*?:\\/ '
    const escaped = Array.from(signs, (sign) => `\\${sign}`).join('')
    expect(parseSample(`name:${escaped}`)).toMatchObject({ kind: 'equals', alternatives: [signs] })
    expect(parseSample(escaped)).toEqual({ kind: 'known-as', pieces: [signs] })
  })

  test('an escaped space keeps a name in one piece', () => {
    expectOutlines([['name:John\\ Doe', 'name="John Doe"']])
  })

  test('quotes take everything as text except an escaped quote or backslash', () => {
    expectOutlines([
      ['name:"a*b"', 'name="a*b"'],
      ['name:"a AND (b) [c] ~ ^ /d/ \u3000"', 'name="a AND (b) [c] ~ ^ /d/ \u3000"'],
      ['name:"say \\"hi\\" \\\\ there"', 'name="say \\"hi\\" \\\\ there"'],
      ['name:"a\nb"', 'name="a\\nb"'],
      ['name:" "', 'name=" "'],
    ])
  })

  test('every kind of white space separates', () => {
    expectOutlines([['\talice\r\n\u3000bob ', 'and(known-as alice, known-as bob)']])
  })
})

describe('wildcards', () => {
  test('a star stands for any text, and one letter is enough before it', () => {
    expect(parseSample('name:j*')).toMatchObject({ kind: 'matches', pieces: ['j', ''] })
    expect(parseSample('name:*usa')).toMatchObject({ kind: 'matches', pieces: ['', 'usa'] })
    expect(parseSample('name:*abc*')).toMatchObject({ kind: 'matches', pieces: ['', 'abc', ''] })
    expect(parseSample('name:al*ce')).toMatchObject({ kind: 'matches', pieces: ['al', 'ce'] })
    expect(parseSample('name:a**')).toMatchObject({ kind: 'matches', pieces: ['a', ''] })
    expect(parseSample('name:a\\*b*')).toMatchObject({ kind: 'matches', pieces: ['a*b', ''] })
    expect(parseSample('name:*\\*\\*\\*')).toMatchObject({ kind: 'matches', pieces: ['', '***'] })
    expect(parseSample('app_metadata.plan:go*')).toMatchObject({ kind: 'matches', pieces: ['go', ''] })
  })

  test('a star alone asks whether the field has a value', () => {
    expectOutlines([
      ['name:*', 'exists name'],
      ['name:**', 'exists name'],
      ['created_at:*', 'exists createdAt'],
      ['app_metadata.plan:*', 'exists appMetadata.plan'],
    ])
  })
})
