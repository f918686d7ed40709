"""A disk that is small on purpose."""
import os
import subprocess


def as_root(*command):
    return subprocess.run([*([] if os.getuid() == 0 else ["sudo", "-n", "--"]), *map(str, command)], capture_output=True, text=True)


class SmallDisk:
    def __init__(self, path, megabytes):
        self.path, self.megabytes = path, megabytes

    def mount(self):
        """Nothing where it worked, or a sentence that says why not."""
        self.path.mkdir()
        try:
            done = as_root("mount", "-t", "tmpfs", "-o", f"size={self.megabytes}m,mode=0700,uid={os.getuid()}", "tmpfs", self.path)
        except FileNotFoundError as error:
            return f"no small disk can be mounted: {error}"
        return f"no small disk can be mounted: {done.stderr.strip()}" if done.returncode else None

    def fill(self):
        """Takes all room that is left."""
        with open(self.path / "ballast", "wb", buffering=0) as ballast:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        ballast.write(b"\0" * size)
                except OSError:
                    pass

    def grow(self, megabytes):
        done = as_root("mount", "-o", f"remount,size={megabytes}m", self.path)
        assert done.returncode == 0, done.stderr

    def unmount(self):
        as_root("umount", "-l", self.path)
