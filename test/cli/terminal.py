"""Runs a command on a terminal of its own and types at it: terminal.py '[[awaited, typed], ...]' command...

Each text is awaited in what the command shows before its keys are typed. Prints what was shown, then a line with the exit code.
"""
import fcntl, json, os, pty, re, select, struct, sys, termios, time

steps = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
shown, done, last = "", 0, time.time()
while time.time() - last < 30:
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if ready:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece.decode("utf8", "replace")
        last = time.time()
    elif steps:
        # Nothing more comes: the question stands.
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown[done:])
        if steps[0][0] in plain:
            done = len(shown)
            os.write(terminal, steps.pop(0)[1].encode())
status = os.waitpid(child, 0)[1]
print(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown))
cursor = "hidden" if shown.rfind("\x1b[?25l") > shown.rfind("\x1b[?25h") else "shown"
print("left:", len(steps), "exit:", os.waitstatus_to_exitcode(status), "cursor:", cursor)
