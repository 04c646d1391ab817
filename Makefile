# What people type. All of it is done by the programs in tools/; see CONTRIBUTING.md for more.
#
#   make          builds the program: build/muster
#   make run      installs what is missing, builds, loads the sample operation, shows presence, gaps and overlaps
#   make test     installs what is missing, builds, runs every test
#   make pages    prints docs/commands.md and docs/checks.md anew
#   make CXX=…    does it with another compiler than clang 19

ifeq ($(origin CXX),default)
    CXX := clang++-19
    CC := clang-19
    compiler := compiler
else
    compiler :=
    ifeq ($(origin CC),default)
        CC := $(subst g++,gcc,$(subst clang++,clang,$(CXX)))
    endif
endif
export CXX CC

.PHONY: all run test pages clean

# Without Node, or without a line to its registry, the program is built all the same; its pages then say how.
without_web = echo "Going on without the web interface; the command line has everything." >&2

all:
	@tools/setup --only-tell $(compiler) build
	@tools/build-web || $(without_web)
	@tools/build muster_program

run:
	@tools/setup $(compiler) build web
	@tools/build-web || $(without_web)
	@tools/build muster_program
	@tools/run-demo

test:
	@tools/setup $(compiler) build web test browser
	@tools/build-web || $(without_web)
	@TESTS=ON tools/build
	@tools/run-tests

pages: all
	build/muster commands --markdown >docs/commands.md
	cmake -DPROGRAM=build/muster -DPAGE=docs/checks.md -DWRITE=yes -P cmake/checks_page.cmake

clean:
	rm -rf build
