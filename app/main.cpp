#include <gathered/modules.hpp>

int main(int argc, char** argv) { return muster::cli::run(argc, argv, muster::gathered::modules()); }
