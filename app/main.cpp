#include <formats/apart.hpp>
#include <gathered/modules.hpp>

int main(int argc, char** argv)
{
    using namespace muster;
    // Before anything else of the program: this process reads what strangers sent.
    if (argc > 1 and argv[1] == formats::reader_word) return formats::read_for_another({argv + 2, static_cast<std::size_t>(argc - 2)});
    return cli::run(argc, argv, gathered::modules());
}
