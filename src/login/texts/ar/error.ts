import { apart } from '../../../kernel/apart.ts'
import type { errorEn } from '../en/error.ts'
import { pluralAr } from './plural.ts'

/** بالعربية. */
export const errorAr: typeof errorEn = {
  foreignTitle: 'جاء هذا النموذج من صفحة أخرى',
  foreign: 'لم يُرسل. افتح الصفحة من جديد وحاول مرة أخرى.',
  busyTitle: 'عدد كبير من الأشخاص في الوقت نفسه',
  busy: 'حاول مرة أخرى بعد لحظات. لم يتغيّر شيء.',
  maintainedTitle: 'تجري أعمال صيانة',
  maintained: 'حاول مرة أخرى بعد دقيقة. لم يضع شيء: ما فعلته حتى الآن محفوظ.',
  limitedTitle: 'محاولات كثيرة جدًا',
  limited: (minutes) =>
    pluralAr(minutes, {
      zero: 'حاول مرة أخرى بعد دقيقة واحدة.',
      one: 'حاول مرة أخرى بعد دقيقة واحدة.',
      two: 'حاول مرة أخرى بعد دقيقتين.',
      few: apart`حاول مرة أخرى بعد ${minutes} دقائق.`,
      many: apart`حاول مرة أخرى بعد ${minutes} دقيقة.`,
      other: apart`حاول مرة أخرى بعد ${minutes} دقيقة.`,
    }),
  notFoundTitle: 'لا توجد صفحة كهذه',
  notFound: 'قد يكون العنوان غير مكتمل.',
  badTitle: 'تعذّرت قراءة هذا النموذج',
  bad: 'افتح الصفحة من جديد واملأه مرة أخرى.',
  internalTitle: 'حدث خلل من جانبنا',
  internal: 'سُجّل الأمر. حاول مرة أخرى، وإذا استمر فأخبر الدعم.',
  requestTitle: 'طلب التطبيق شيئًا خاطئًا',
  request: 'عُد إلى التطبيق وحاول مرة أخرى. إذا استمر الأمر فأخبر القائمين عليه.',
  upstream: (provider, answer) => apart`أجاب ${provider}: ${answer}`,
  upstreamOff: 'طريقة تسجيل الدخول هذه غير متاحة هنا. اختر غيرها.',
  upstreamNobody: (provider) => apart`يعرفك ${provider}، لكن ليس لديك حساب هنا. اطلب دعوة.`,
  tryAgain: 'المحاولة مرة أخرى',
}
