"""What a fresh machine lacks, fetched before any command: `.venv`, the locked libraries, Chromium, PostgreSQL.

Standard library only. What is said on the way goes to the error stream: the output belongs to the command.
"""

from collections.abc import Sequence

from cjs_app.bootstrap import checks, environment, machine


def main(arguments: Sequence[str]) -> int:
    """Run one command with everything it needs, and return its status."""
    testing = arguments[:1] == ["tests"]
    lock = "dev" if testing else "runtime"
    try:
        if not environment.is_ready(lock):
            environment.prepare(lock)
            return environment.run_inside(arguments)
        if testing:
            return checks.run(arguments[1:])
    except (machine.Missing, OSError) as problem:
        machine.say(str(problem))
        return 1
    except KeyboardInterrupt:
        machine.say("Interrompu.")
        return 130
    from cjs_app.cli import main as run_command  # needs the libraries, which are there only by now

    run_command()
    return 0
