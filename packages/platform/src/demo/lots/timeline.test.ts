import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../clock.js';
import { Timeline } from './timeline.js';

describe('Timeline', () => {
  it('plays steps by their time, and those of one instant in the order they were added', async () => {
    const clock = new ManualClock(100);
    const timeline = new Timeline(clock, 1000);
    const seen: string[] = [];
    const note = (name: string) => async (): Promise<void> => void seen.push(`${name}@${clock.now()}`);
    timeline.at(300, note('c'));
    timeline.at(200, note('a'));
    timeline.at(200, note('b'));

    await timeline.play();

    expect(seen).toEqual(['a@200', 'b@200', 'c@300']);
    expect(clock.now()).toBe(1000);
  });

  it('plays what a step adds, and leaves out what lies ahead of the present', async () => {
    const clock = new ManualClock(0);
    const timeline = new Timeline(clock, 50);
    const seen: number[] = [];
    timeline.at(10, async () => {
      timeline.at(20, async () => void seen.push(clock.now()));
      timeline.at(51, async () => void seen.push(clock.now()));
    });

    await timeline.play();

    expect(seen).toEqual([20]);
  });

  it('takes a step that is late as due at once', async () => {
    const clock = new ManualClock(40);
    const timeline = new Timeline(clock, 50);
    const seen: number[] = [];
    timeline.at(10, async () => void seen.push(clock.now()));

    await timeline.play();

    expect(seen).toEqual([40]);
  });
});
