// The passwords tried first in any attack, as far as a policy of length and classes lets them through: a common word
// with what people add to satisfy the rules. Where a connection wants more, it brings its own words.

/** `password` in lower case. */
export function isCommonPassword(password: string): boolean {
  return common.has(password)
}

const words = [
  'a1b2c3d4 aa123456 abc123 abcd abcdef abcdefgh access admin administrator alexander amanda andrea andrew angel',
  'anthony apple asdf asdfgh asdfghjkl ashley austin azerty baseball basketball batman blink182 buster butterfly',
  'changeme charlie cheese chelsea chocolate cookie computer daniel default demo diamond dragon elephant family',
  'flower football freedom friends george ginger guest hannah harley hello hockey hunter iloveyou internet jackson',
  'jennifer jessica jordan joshua justin killer letmein liverpool login london lovely loveme maggie manager martin',
  'master matthew merlin michael michelle monkey monster mustang nicole ninja nothing office orange p@ssword',
  'p@ssw0rd p@55w0rd pa$$word pa55word passw0rd password passwort patrick peanut pepper pokemon princess purple',
  'q1w2e3r4 q1w2e3r4t5 qazwsx qwer qwert qwerty qwertyuiop ranger richard robert rollcall root samantha samsung',
  'secret server shadow silver soccer spring summer autumn winter starwars summer sunshine superman support',
  'taylor temp test tester testing thomas tigger trustno1 user welcome welc0me whatever william yankees yellow',
  'zaq12wsx zaq1zaq1 zxcvbn zxcvbnm 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 123abc 123qwe',
  '123qweasd qwe123 asd123 !qaz2wsx 1qaz@wsx !qaz@wsx qwe!@# q1w2e3 a1s2d3f4 pass password1 p@ss',
]
  .join(' ')
  .split(' ')

const endings = [
  '',
  ...[
    '1',
    '2',
    '3',
    '7',
    '01',
    '11',
    '12',
    '21',
    '22',
    '69',
    '99',
    '123',
    '321',
    '666',
    '777',
    '1234',
    '4321',
    '12345',
  ],
  ...['123456', '1234567', '12345678', '123456789', '1234567890', '2020', '2021', '2022', '2023', '2024', '2025'],
  ...['2026', '2027', '!', '!!', '!1', '1!', '12!', '123!', '1234!', '12345!', '123!@#', '2024!', '2025!', '2026!'],
  ...['@1', '@12', '@123', '@1234', '@12345', '@2024', '@2025', '@2026', '#1', '#123', '$1', '$123', '*', '.', '?'],
  ...['_1', '_123', '-1', '-123'],
]

const digitRuns = [
  '0 1 00 11 000 111 123 321 0000 1111 1212 1234 2222 4321 6969 7777 00000 11111 12345 54321 000000 111111 112233',
  '121212 123123 123321 123456 131313 159753 222222 232323 333333 555555 654321 666666 696969 777777 888888 999999',
  '0000000 1111111 1234567 7654321 7777777 00000000 01234567 11111111 11223344 12341234 12344321 12345678 87654321',
  '88888888 99999999 0123456789 1234567890 9876543210 0987654321 1029384756 1111111111 123456789 987654321 147258369',
  '123123123 123456123456 112233445566 !@#$%^&* !@#$%^&*() 1234qwer 12qwaszx 123456a 123456q 12345q 12345a a123456',
  'a12345 a123456789 1234567a 12345678a 123456789a qwerty12345 abc123456 abc12345 abcd1234 asdf1234 test1234',
]
  .join(' ')
  .split(' ')

const common: ReadonlySet<string> = new Set([
  ...digitRuns,
  ...words.flatMap((word) => endings.map((ending) => word + ending)),
])
