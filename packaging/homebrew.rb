# Homebrew's formula: packaging/make fills it in. It goes into Formula/ of a repository called homebrew-roadmap.
class Roadmap < Formula
  desc "Validate and render the fiches of a programme of cities kept in git"
  homepage "{{address}}"
  version "{{version}}"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "{{url aarch64-apple-darwin}}"
      sha256 "{{sum aarch64-apple-darwin}}"
    end
    on_intel do
      url "{{url x86_64-apple-darwin}}"
      sha256 "{{sum x86_64-apple-darwin}}"
    end
  end

  on_linux do
    on_arm do
      url "{{url aarch64-unknown-linux-musl}}"
      sha256 "{{sum aarch64-unknown-linux-musl}}"
    end
    on_intel do
      url "{{url x86_64-unknown-linux-musl}}"
      sha256 "{{sum x86_64-unknown-linux-musl}}"
    end
  end

  def install
    bin.install "roadmap"
    man1.install "extras/roadmap.1"
    bash_completion.install "extras/roadmap.bash" => "roadmap"
    zsh_completion.install "extras/_roadmap"
    fish_completion.install "extras/roadmap.fish"
  end

  test do
    assert_equal "roadmap #{version}\n", shell_output("#{bin}/roadmap --version")
  end
end
