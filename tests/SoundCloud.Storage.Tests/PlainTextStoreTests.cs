using System.Runtime.Versioning;

namespace SoundCloud.Tests;

public sealed class PlainTextStoreTests : TemporaryFolder
{
    [Fact]
    public async Task An_entry_is_written_replaced_and_removed()
    {
        var store = AccountStores.OpenPlainText(Folder);
        Assert.Equal("PlainTextFile", store.Kind);
        Assert.Null(await store.ReadAsync("me", None));

        await store.WriteAsync("me", "first, and longer", None);
        await store.WriteAsync("ME", "second \u266b", None);
        Assert.Equal("second \u266b", await store.ReadAsync("Me", None));
        Assert.Equal("second \u266b", await AccountStores.OpenPlainText(Folder).ReadAsync("me", None));

        await store.WriteAsync("me", null, None);
        await store.WriteAsync("me", null, None);
        Assert.Null(await store.ReadAsync("me", None));
        Assert.Empty(await store.ListAsync(None));
    }

    [Fact]
    public async Task Only_entries_are_listed_in_order()
    {
        var store = AccountStores.OpenPlainText(Folder);
        foreach (var name in new[] { "shop/..", "App/1", "me" })
            await store.WriteAsync(name, "x", None);
        await using var held = await store.LockAsync("other", None);
        await File.WriteAllTextAsync(Path.Combine(Folder, "secure-theirs"), "", None);
        await File.WriteAllTextAsync(Path.Combine(Folder, "plain-me.0A.tmp"), "", None);

        Assert.Equal(["app/1", "me", "shop/.."], await store.ListAsync(None));
        Assert.Equal(Folder, Path.GetDirectoryName(Assert.Single(Directory.GetFiles(Root, "*shop*", SearchOption.AllDirectories))));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_its_owner_can_read_it_from_its_creation_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");

        var store = AccountStores.OpenPlainText(Folder);
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));

        // Checks the handle that is used for writing, before anything is written.
        await using (new FileStream(Path.Combine(Folder, "new"), OwnFile.Options(FileMode.CreateNew, FileAccess.Write, FileShare.None)))
            Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(Folder, "new")));

        await store.WriteAsync("me", "x", None);
        await (await store.LockAsync("me", None)).DisposeAsync();
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(Folder, "plain-me")));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(Folder, "plain-me.lock")));

        // If somebody has made the file readable for others, the next write replaces it by a private file.
        File.SetUnixFileMode(Path.Combine(Folder, "plain-me"), Owner | UnixFileMode.OtherRead);
        await store.WriteAsync("me", "y", None);
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(Folder, "plain-me")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Each_folder_that_is_made_for_it_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");
        AccountStores.OpenPlainText(Path.Combine(Root, "share", "SoundCloud", "accounts"));
        foreach (var folder in new[] { "share", "share/SoundCloud", "share/SoundCloud/accounts" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Root, folder)));
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.OtherWrite, "702")]
    [InlineData(UnixFileMode.GroupWrite, "720")]
    [InlineData(UnixFileMode.OtherWrite | UnixFileMode.StickyBit, "1702")]
    public void A_folder_that_others_can_write_is_refused_with_its_mode(UnixFileMode open, string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | open);
        var failure = Assert.Throws<TokenStoreException>(() => AccountStores.OpenPlainText(Folder));
        Assert.Contains($"{Folder} (mode {mode})", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_others_can_read_is_taken()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        AccountStores.OpenPlainText(Folder);
    }

    [Fact]
    public async Task No_link_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link needs a privilege here.");
        var store = AccountStores.OpenPlainText(Folder);
        var target = Path.Combine(Root, "target");
        await File.WriteAllTextAsync(target, "theirs", None);
        File.CreateSymbolicLink(Path.Combine(Folder, "plain-me"), target);
        File.CreateSymbolicLink(Path.Combine(Folder, "plain-me.lock"), Path.Combine(Root, "new"));

        var read = await Assert.ThrowsAsync<TokenStoreException>(() => store.ReadAsync("me", None));
        Assert.Contains("is a link", read.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TokenStoreException>(() => store.LockAsync("me", None));
        Assert.False(File.Exists(Path.Combine(Root, "new")));

        // A write puts a file in the link's place.
        await store.WriteAsync("me", "ours", None);
        Assert.Equal("ours", await store.ReadAsync("me", None));
        Assert.Equal("theirs", await File.ReadAllTextAsync(target, None));

        Directory.CreateSymbolicLink(Path.Combine(Root, "link"), Folder);
        Assert.Throws<TokenStoreException>(() => AccountStores.OpenPlainText(Path.Combine(Root, "link")));
    }

    [Fact]
    public async Task A_reader_never_sees_half_an_entry()
    {
        var store = AccountStores.OpenPlainText(Folder);
        var (small, large) = (new string('a', 10), new string('b', 100_000));
        await store.WriteAsync("me", small, None);

        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                var reads = 0;
                for (; !ended.IsCancellationRequested; reads++)
                {
                    var entry = await store.ReadAsync("me", None);
                    Assert.True(entry == small || entry == large, $"half an entry: {entry?.Length} characters");
                }
                return reads;
            },
            None)).ToList();
        for (var i = 0; i < 1000; i++)
            await store.WriteAsync("me", i % 2 == 0 ? large : small, None);
        await ended.CancelAsync();

        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
        Assert.Equal([Path.Combine(Folder, "plain-me")], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_removed_by_the_next_write()
    {
        var store = AccountStores.OpenPlainText(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "plain-me.0A0B.tmp"), "secret", None);
        await File.WriteAllTextAsync(Path.Combine(Folder, "plain-me2.0A0B.tmp"), "of another entry", None);

        await store.WriteAsync("me", "x", None);

        Assert.False(File.Exists(Path.Combine(Folder, "plain-me.0A0B.tmp")));
        Assert.True(File.Exists(Path.Combine(Folder, "plain-me2.0A0B.tmp")));
    }

    [Fact]
    public async Task A_damaged_entry_comes_back_as_the_text_that_it_is()
    {
        var store = AccountStores.OpenPlainText(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "plain-me"), [0xff, 0x7b, 0x00], None);
        Assert.Equal("\ufffd{\0", await store.ReadAsync("me", None));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_entry_and_nothing_else()
    {
        var store = AccountStores.OpenPlainText(Folder);
        await store.WriteAsync("me", "old", None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync("me", "new", new CancellationToken(canceled: true)));
        Assert.Equal("old", await store.ReadAsync("me", None));

        // A folder with the entry's name cannot be replaced.
        Directory.CreateDirectory(Path.Combine(Folder, "plain-blocked"));
        var failure = await Assert.ThrowsAsync<TokenStoreException>(() => store.WriteAsync("blocked", "very secret", None));
        Assert.DoesNotContain("very secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal([Path.Combine(Folder, "plain-me")], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said()
    {
        await File.WriteAllTextAsync(Folder, "a file is in its place", None);
        var failure = Assert.Throws<TokenStoreException>(() => AccountStores.OpenPlainText(Folder));
        Assert.Contains(Folder, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_refused()
    {
        var store = AccountStores.OpenPlainText(Folder);
        await Assert.ThrowsAsync<InvalidRequestException>(() => store.ReadAsync("", None));
        await Assert.ThrowsAsync<InvalidRequestException>(() => store.WriteAsync("a\nb", "x", None));
        await Assert.ThrowsAsync<InvalidRequestException>(() => store.LockAsync(new string('a', 65), None));
    }
}
