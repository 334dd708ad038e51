namespace SoundCloud;

/// <summary>Why an object is not the model that it was read as.</summary>
internal enum Misfit : byte
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing in it says which one it is.</summary>
    Nameless,

    /// <summary>It is a thing of another kind.</summary>
    OtherKind,
}
