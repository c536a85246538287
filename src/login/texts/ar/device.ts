import { apart } from '../../../kernel/apart.ts'
import type { deviceEn } from '../en/device.ts'

/** بالعربية. */
export const deviceAr: typeof deviceEn = {
  title: 'توصيل جهاز',
  intro: 'أدخل الرمز الذي يعرضه جهازك.',
  code: 'الرمز',
  codeHint: apart`ثمانية أحرف، مثل ${'BCDF-GHJK'}.`,
  submit: 'متابعة',
  wrong: 'هذا الرمز لا يعمل. إما أنه كُتب خطأً، أو أنه قديم جدًا، أو مفتوح في متصفح آخر. يستطيع جهازك عرض رمز جديد.',

  confirmTitle: (app) => apart`هل تريد توصيل ${app}؟`,
  compare: 'قارن هذا الرمز بالرمز الظاهر على جهازك:',
  warning: 'لا توصّله إلا إذا كان الجهاز لك ويعرض هذا الرمز. لن يطلب منك أحد من طرفنا ذلك أبدًا.',
  account: (account) => apart`الحساب: ${account}`,
  another: 'استخدام حساب آخر',
  from: (place) => apart`جاء طلب الجهاز من: ${place}.`,
  deny: 'عدم التوصيل',
  allow: 'توصيل',

  approvedTitle: 'تم توصيل جهازك',
  approved: 'سيتابع من تلقاء نفسه. يمكنك إغلاق هذه الصفحة.',
  deniedTitle: 'لم يتم توصيل جهازك',
  denied: 'لن يحصل على شيء من حسابك. يمكنك إغلاق هذه الصفحة.',
  overTitle: 'انتهى هذا الرمز',
  over: 'استغرق الأمر وقتًا طويلًا، أو سجّلت الخروج في هذه الأثناء. اعرض رمزًا جديدًا على جهازك.',
  again: 'إدخال رمز',
}
