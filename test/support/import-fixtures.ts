/** Texts and files for import tests, of our own writing. */
export const article = `Harbour council asks for an end to night landing fees

successfully registered!
Please click on the link sent in the message sent to

The Harbour Council asked the shipping ministry to drop the night landing fees brought in last spring. Council leader Ines Okafor said that the fees had emptied the fish market, but noted that the council does not want a quarrel with the ministry.

β€œWe have counted every boat since March and spoken to every skipper in the port. We ask for all night fees to be dropped,” stated in a letter from the Harbour Council of September 14.

See also  Ferries: "The winter timetable is a joke"

A group of island mayors is calling on the government to lower ferry fares by half

Okafor did not rule out a closure of the northern pier, but stressed that the council would prefer to keep it open for as long as there are boats.

Leave a Reply

Your email address will not be published.
`;

const bytes = (text: string) => Buffer.from(text, 'utf8');

export const file = (name: string, content: string | Buffer, mimeType = 'text/plain') => ({
  name,
  mimeType,
  buffer: typeof content === 'string' ? bytes(content) : content,
});

/** A short Russian text in KOI8-R, in which every letter is also a letter of Windows-1251. */
export const koi8 = file(
  'press.txt',
  Buffer.from([
    ...'Press\n\n'.split('').map((letter) => letter.charCodeAt(0)),
    ...[0xf0, 0xcf, 0xd2, 0xd4, 0x20, 0xda, 0xc1, 0xcb, 0xd2, 0xd9, 0xd4, 0x20, 0xce, 0xc1, 0x20, 0xda, 0xc9, 0xcd, 0xd5, 0x2e],
  ]),
);

export const rightToLeft = `مجلس الميناء يطلب إلغاء رسوم الرسو الليلي

طلب مجلس الميناء من وزارة النقل البحري إلغاء رسوم الرسو الليلي التي فرضت في الربيع الماضي. وقالت رئيسة المجلس إن الرسوم أفرغت سوق السمك.

وقال مسؤول رفيع إن الوزارة ستنظر في الأرقام مرة أخرى في الربيع المقبل وستعلن قرارها بعد ذلك.
`;
