/** What the kernel knows of other processes: their processor time, the bytes they wrote, the cores they may use. */
package io.stoa.bench.process;
