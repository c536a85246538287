export const termsEn = {
  title: 'Terms of use',
  lead: 'Before you go on, read the terms of use and accept them. Those who look after your account asked for it.',
  submit: 'Accept and go on',
}

export const profileEn = {
  title: 'Bring your profile up to date',
  lead: 'Before you go on, check what is here. Those who look after your account asked for it.',
  submit: 'Save and go on',
}

export const askedWordsFailuresEn = {
  termsToGoOn: 'Tick the box to accept the terms of use.',
}
