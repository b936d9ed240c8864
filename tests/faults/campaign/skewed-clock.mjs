/**
 * Loaded into the platform's process before anything else (`node --import`): the machine's clock as a bad NTP server, or a
 * hand, may set it. The file that CLOCK_SKEW_FILE names holds by how many milliseconds it is wrong; SIGUSR2 has it read anew.
 * Timers go on as they do on a real machine: they do not follow the clock.
 */
import { readFileSync } from 'node:fs';

const realNow = Date.now;
let skewMs = 0;

function read() {
  skewMs = Number(readFileSync(process.env.CLOCK_SKEW_FILE, 'utf8'));
}

read();
process.on('SIGUSR2', read);
Date.now = () => realNow() + skewMs;
