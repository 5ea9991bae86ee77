"""A placeholder: what the pre-commit client installs when it installs this repository.

It holds nothing but the wish for the finished wheel of the same version; the wheel itself is described in pypi/.
"""

from setuptools import setup

setup(
    name="roadmap-dossiers-hooks",
    version="0.1.0",
    description="Installs the wheel of roadmap for the hooks of pre-commit",
    # Neither packages nor modules: or setuptools would look for some and find folders of Rust.
    packages=[],
    py_modules=[],
    install_requires=["roadmap-dossiers==0.1.0"],
)
