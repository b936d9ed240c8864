import { describe, expect, it } from 'vitest';
import { otherNamesOf } from './company-names.js';

describe('what a company is known by', () => {
  it.each([
    ['南京云杉瑞思生物科技股份有限公司（虚构）', ['云杉瑞思生物科技', '云杉瑞思']],
    ['示例紫东生物医药有限公司（虚构）', ['示例紫东生物医药', '示例紫东']],
    ['江苏恒太精密机械有限公司', ['恒太精密', '恒太精密机械']],
  ])('of %s holds its name proper', (name, forms) => {
    expect(otherNamesOf(name, undefined)).toEqual(expect.arrayContaining(forms));
  });

  it('is no everyday word, nor a trade', () => {
    for (const name of ['江苏恒太精密机械有限公司', '新材料科技有限公司', '示例公司']) {
      for (const form of otherNamesOf(name, undefined)) expect([...form].length).toBeGreaterThanOrEqual(3);
    }
    expect(otherNamesOf('新材料科技有限公司', undefined)).not.toContain('新材料');
  });

  it('is also that of the organization that it acts for', () => {
    expect(otherNamesOf('张三', '示例江北新材料有限公司')).toContain('示例江北');
  });
});
