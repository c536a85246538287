import type { askedWordsFailuresEn, profileEn, termsEn } from '../en/asked-words.ts'

export const termsAr: typeof termsEn = {
  title: 'شروط الاستخدام',
  lead: 'قبل المتابعة، اقرأ شروط الاستخدام واقبلها. طلب ذلك القائمون على حسابك.',
  submit: 'اقبل وتابع',
}

export const profileAr: typeof profileEn = {
  title: 'حدّث ملفك الشخصي',
  lead: 'قبل المتابعة، تحقّق مما يلي. طلب ذلك القائمون على حسابك.',
  submit: 'احفظ وتابع',
}

export const askedWordsFailuresAr: typeof askedWordsFailuresEn = {
  termsToGoOn: 'ضع علامة في المربع لقبول شروط الاستخدام.',
}
