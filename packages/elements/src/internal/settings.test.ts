import { expect } from 'chai';
import { FakePlatform } from '../testing/fake-platform.js';
import { resolveSettings, setScriptSettings, settingsOfScript } from './settings.js';

describe('settings', () => {
  it('reads the script tag: what it says, and the platform it came from', () => {
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.src = 'https://platform.example/cdn/dev/jtop.js';
    script.dataset.locale = 'en';
    script.dataset.siteKey = 'pk_demo';
    expect(settingsOfScript(script)).to.include({
      endpoint: 'https://platform.example',
      locale: 'en',
      siteKey: 'pk_demo',
    });
    script.dataset.endpoint = 'https://other.example';
    expect(settingsOfScript(script).endpoint).to.equal('https://other.example');
    expect(settingsOfScript(null)).to.deep.equal({});
  });

  it('prefers the element, then the provider, then the script', () => {
    setScriptSettings({ theme: 'gov', locale: 'en', mode: 'elder' });
    const settings = resolveSettings(
      { theme: 'contrast', locale: undefined },
      { theme: 'university', locale: 'zh-CN' },
    );
    expect(settings).to.include({ theme: 'contrast', locale: 'zh-CN', mode: 'elder' });
    setScriptSettings({ theme: 'default', locale: 'auto', mode: 'standard' });
  });

  it('does not take the provider’s client for another platform', () => {
    const { core } = new FakePlatform();
    expect(resolveSettings({ endpoint: 'https://other.example' }, { core }).core).to.equal(undefined);
    expect(resolveSettings({ theme: 'gov' }, { core }).core).to.equal(core);
  });
});
