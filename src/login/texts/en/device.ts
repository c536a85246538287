/** What the pages for devices without a keyboard say, in English. */
export const deviceEn = {
  title: 'Connect a device',
  intro: 'Enter the code that your device shows.',
  code: 'Code',
  codeHint: 'Eight letters, such as BCDF-GHJK.',
  submit: 'Continue',
  wrong: 'This code doesn’t work. It is mistyped, too old, or open in another browser. Your device can show a new one.',

  confirmTitle: (app: string) => `Connect ${app}?`,
  compare: 'Compare this code with the one on your device:',
  warning: 'Connect it only if the device is yours and shows this code. Nobody from us ever asks you to.',
  account: (account: string) => `Account: ${account}`,
  another: 'Use another account',
  from: (place: string) => `The device asked from: ${place}.`,
  deny: 'Don’t connect',
  allow: 'Connect',

  approvedTitle: 'Your device is connected',
  approved: 'It goes on by itself. You can close this page.',
  deniedTitle: 'Your device was not connected',
  denied: 'It gets nothing of your account. You can close this page.',
  overTitle: 'This code is over',
  over: 'It took too long, or you signed out meanwhile. Let your device show a new code.',
  again: 'Enter a code',
}
